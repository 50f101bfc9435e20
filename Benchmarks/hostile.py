#!/usr/bin/env python3
"""hostile: inputs made to hurt get the outcome they deserve, in bounded memory and time.

Indexes the folder of ../shared/trials/hostile.py --huge (a gigabyte on one line, four megabytes that unpack to two gigabytes, a million
nested elements, loops, lies about charsets, names no shell would like …) and holds the report against its expected.json: every outcome,
every word that a search must find for that file, every word that must find nothing.
"""
import json
import os
import subprocess
import sys
from collections import Counter

from trial import COST, Skipped, Trial, files_below, ids


def made(trial, folder):
    if folder is None:
        script = trial.shared("trials/hostile.py")
        folder = trial.work / "made"
        if not (folder / "expected.json").exists():
            trial.say("making the inputs (1.1 GB)")
            folder.mkdir(parents=True, exist_ok=True)
            subprocess.run([sys.executable, script, folder, "--huge"], check=True, stdout=subprocess.DEVNULL)
    if not (folder / "expected.json").exists():
        raise Skipped(f"{folder} holds no expected.json")
    return folder


def main(trial, options):
    folder = made(trial, options.folder)
    cases, expected = folder / "cases", json.loads((folder / "expected.json").read_text())
    trial.corpus("hostile inputs", cases)
    index = trial.fresh("index")
    trial.command("reindex", "--full", "--json", "--index", "INDEX", "cases")
    run = trial.fonds("reindex", "--full", "--json", "--index", index, cases, ok=None)
    trial.require("exit code 1", run.code, run.code == 1, [run.err[-600:]] if run.code != 1 else [])
    trial.require("done within 2 minutes", f"{run.wall:.1f} s", run.wall <= 120)
    trial.require("at most 300 MB at the peak", f"{run.peak:.0f} MB", run.peak <= 300)
    trial.table(["run", *COST], [["full", *run.cost]])
    if run.code not in (0, 1):
        return

    inputs = run.json["inputs"]
    outcomes = {one["path"]: one for one in inputs}
    times = Counter(one["path"] for one in inputs)
    names = [name.decode("utf-8", "backslashreplace") for name in files_below(cases)]
    trial.none("every input is accounted for once", len(names),
               [f"{name!r}: {times[name]} times" for name in sorted({*names, *times}) if times[name] != 1 or name not in names])

    wrong, lost, leaked, words, nevers = [], [], [], 0, 0
    for case in expected:
        path = case["folder"] + "/" + case["path"]
        one = outcomes.get(path, {"outcome": "missing", "reason": None, "id": None})
        wanted = "unreadable" if case["folder"] == "unreadable" and os.geteuid() != 0 else case["outcome"]
        if one["outcome"] != wanted:
            wrong.append(f"{path!r}: {one['outcome']} ({one['reason']}: {one.get('detail')}), expected {wanted}")
        for word in case["finds"]:
            words += 1
            if one["id"] not in ids(trial.search(index, word)):
                lost.append(f"{path!r}: {word}")
        for word in case["never"]:
            nevers += 1
            if total := trial.search(index, f'"{word}"')["total"]:
                leaked.append(f"{path!r}: {word} finds {total}")
    trial.none("every outcome is as expected", len(expected), wrong)
    trial.none("every word that must be found is found for its file", words, lost)
    trial.none("every word that must not be found finds nothing", nevers, leaked)
    check = trial.fonds("check", "--index", index, ok=None)
    trial.require("fonds check finds the index sound", f"exit {check.code}", check.code == 0, check.err.splitlines())
    reasons = Counter((one["outcome"], one["reason"] or "–", " ".join(one["flags"]) or "–") for one in inputs)
    trial.table(["outcome", "reason", "flags", "files"], [[*key, count] for key, count in sorted(reasons.items())])


Trial(__doc__, folder=(None, "folder that hostile.py --huge made")).perform(main)
