#!/usr/bin/env python3
"""mixed: 1,615 real files are all accounted for, fast and in little memory.

Indexes a copy of the mixed bank twice from nothing, once unchanged, once with 1 % of its pages changed. CPU seconds are the kernel's, of
the process alone; those of the programs that read PDFs stand apart. The bank is made by ../shared/trials/mixed_corpus.py (Debian packages,
pandoc) unless --corpus names a folder that holds one.
"""
import hashlib
import random
import re
import shutil
import subprocess
import sys
from collections import Counter

from trial import COST, Broken, Skipped, Trial, files_below, ids

WITNESS = "changementtemoin"


def bank(trial, made):
    """A copy that the trial may change."""
    if made is None:
        script = trial.shared("trials/mixed_corpus.py")
        made = trial.work / "made"
        if not (made / "bank").is_dir():
            if not shutil.which("pandoc"):
                raise Skipped("making the bank wants pandoc (Debian: apt-get install pandoc), or name a ready one with --corpus")
            trial.say("making the bank")
            made.mkdir(parents=True, exist_ok=True)
            subprocess.run([sys.executable, script, made], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if not (made / "bank").is_dir():
        raise Skipped(f"{made} holds no folder named bank")
    copy = trial.work / "bank"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(made / "bank", copy)
    return copy


def edit(file):
    """Adds a word to the longest text between two tags of a page, or to the end of a plain text."""
    data = file.read_bytes()
    end = max((found.span(1) for found in re.finditer(rb">([^<>]+)<", data)), key=lambda span: span[1] - span[0], default=(0, len(data)))[1]
    file.write_bytes(data[:end] + f" {WITNESS} ".encode() + data[end:])


def content(folder):
    """Name → digest of every file of an index but its lock."""
    return {name: hashlib.sha256((folder / name.decode()).read_bytes()).hexdigest() for name in files_below(folder) if name != b"lock"}


def main(trial, options):
    sources = bank(trial, options.corpus)
    trial.corpus("mixed bank", sources)
    rows, peak = [], 0

    def reindex(title, index, *words):
        nonlocal peak
        trial.say(title)
        run = trial.fonds("reindex", *words, "--json", "--index", index, sources, ok=(0, 1))
        rows.append([title, *run.cost])
        peak = max(peak, run.peak)
        return run

    trial.command("reindex", "--full", "--json", "--index", "INDEX", "WORK/bank")
    first, second = trial.fresh("first"), trial.fresh("second")
    full = [reindex("full", first, "--full"), reindex("full again, elsewhere", second, "--full")]

    report = full[0].json
    names = [name.decode("utf-8", "backslashreplace") for name in files_below(sources)]
    inputs = Counter(one["path"] for one in report["inputs"])
    faults = [f"{inputs[name]} times: {name}" for name in sorted({*names, *inputs}) if inputs[name] != 1 or name not in names]
    if sum(report["counts"].values()) != len(names):
        faults.append(f"the counts add up to {sum(report['counts'].values())}")
    trial.none("every file is accounted for once", len(names), faults)
    pairs = [(report["cpu_s"], full[0].own), (report["cpu_children_s"], full[0].children)]
    trial.require("the report tells our CPU seconds and the children's, as the kernel does",
                  " and ".join(f"{told:.2f} ({kernel:.2f})" for told, kernel in pairs),
                  all(abs(told - kernel) < 0.05 * kernel + 0.1 for told, kernel in pairs))

    best = min(run.own for run in full)
    trial.require("at least 150 files per CPU second of our own", f"{len(names) / best:.0f} (best of two)", len(names) / best >= 150)
    one, other = content(first), content(second)
    size = sum(file.stat().st_size for file in first.iterdir()) / 1e6
    trial.require("two builds give a byte-identical index folder, lock aside", f"{len(one)} files, {size:.1f} MB", one == other,
                  [name.decode() for name in sorted({*one, *other}) if one.get(name) != other.get(name)])

    run = reindex("nothing changed", first)
    trial.require("an unchanged run takes at most 0.2 CPU s", f"{run.own:.2f}", run.own <= 0.2)
    trial.require("an unchanged run counts the same outcomes and leaves the index as it was", run.json["counts"],
                  run.json["counts"] == report["counts"] and content(first) == one)

    pages = [name.decode() for name in files_below(sources) if name.endswith((b".html", b".txt"))]
    changed = random.Random(1).sample(pages, len(names) // 100)
    for name in changed:
        edit(sources / name)
    run = reindex(f"{len(changed)} files changed", first)
    trial.require("1 % changed takes at most 0.6 CPU s", f"{run.own:.2f}", run.own <= 0.6)
    rewritten = {one["id"] for one in run.json["inputs"] if one["path"] in changed}
    found = set(ids(trial.search(first, WITNESS)))
    trial.require("a search finds what changed", f"{len(rewritten & found)} of {len(changed)}", rewritten <= found,
                  [one["path"] for one in run.json["inputs"] if one["id"] in rewritten - found])
    trial.require("at most 250 MB at the peak of any run", f"{peak:.0f} MB", peak <= 250)
    check = trial.fonds("check", "--index", first, ok=None)
    trial.require("fonds check finds the index sound", f"exit {check.code}, {check.own:.2f} CPU s", check.code == 0, check.err.splitlines())

    trial.table(["run", *COST], rows)
    reasons = Counter((one["outcome"], one["reason"] or "–") for one in report["inputs"])
    trial.table(["outcome", "reason", "files"], [[*key, count] for key, count in sorted(reasons.items())])


Trial(__doc__, corpus=(None, "folder that holds bank/, as mixed_corpus.py makes it")).perform(main)
