#!/usr/bin/env python3
"""extraction: the main text of web pages is found, as well as the best peers find it, and fast.

Reads the open sets of pages (../shared/sets/html: expected text, or segments that must and must not appear) and French pages of our own,
composed anew at each run by Benchmarks/documents/french_pages.py; what is expected of those comes from their composition. Where trafilatura is
importable (`pip install trafilatura`; $FONDS_PYTHON names the Python that has it), its figures are taken in the same run.

F1 of a set as its authors measure it: shared 4-token shingles, mean precision and recall over the pages; traf: segments, micro F1.
"""
import json
import os
import re
import subprocess
import sys
from collections import Counter

from trial import PROJECT, Broken, Skipped, Trial, measure

sys.path.insert(0, str(PROJECT / "Benchmarks/documents"))
import french_pages

TOKEN = re.compile(r"\w+")
# What must hold, by set; the mean is that of the open sets.
LEAST = {"traf": 0.930, "aeb": 0.970, "waddle-en": 0.935, "mozread": 0.975, "french": 0.950}
MEAN, SPEED = 0.950, 250

PEER = """
import json, pathlib, sys, time
import trafilatura
start, count = time.process_time(), 0
for path in sys.argv[1:]:
    for page in sorted(pathlib.Path(path).glob("*.html")):
        try:
            text = trafilatura.extract(page.read_bytes(), include_comments=False) or ""
        except Exception:
            text = ""
        count += 1
        print(json.dumps({"path": str(page), "text": text}))
print(json.dumps({"pages": count, "seconds": time.process_time() - start, "version": trafilatura.__version__}))
"""


def fold(text):
    return re.sub(r"\s+", " ", text).strip()


def shingles(text, size=4):
    words = TOKEN.findall(text)
    return Counter(tuple(words[i:i + size]) for i in range(max(1, len(words) - size + 1))) if words else Counter()


def segments(pages, texts):
    """Precision, recall and micro F1 over segments that must and must not appear."""
    right = wrong = missed = 0
    for page in pages:
        got = fold(texts.get(page["file"], ""))
        found = sum(fold(segment) in got for segment in page["with"])
        right, missed = right + found, missed + len(page["with"]) - found
        wrong += sum(fold(segment) in got for segment in page["without"])
    return right / max(right + wrong, 1), right / max(right + missed, 1), 2 * right / max(2 * right + wrong + missed, 1)


def overlap(pages, texts):
    """Mean precision and recall over shared shingles, and the F1 of the means."""
    precisions, recalls = [], []
    for page in pages:
        want, got = shingles(page["text"]), shingles(texts.get(page["file"], ""))
        both = sum((want & got).values())
        if got:
            precisions.append(both / sum(got.values()))
        if want:
            recalls.append(both / sum(want.values()))
    precision, recall = (sum(values) / max(len(values), 1) for values in (precisions, recalls))
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def scores(folder, texts):
    """The figures of a set: all of it, and its French and English parts where it has both."""
    pages = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    groups = {"": pages}
    for language in ("fr", "en"):
        part = [page for page in pages if page.get("language") == language]
        if part and len(part) < len(pages):
            groups[language] = part
    how = segments if "with" in pages[0] else overlap
    return {group: (len(part), *how(part, texts)) for group, part in groups.items()}


def by_set(lines):
    """The texts of lines of JSON by set and file."""
    texts = {}
    for line in lines:
        row = json.loads(line)
        if "path" in row:
            parts = row["path"].split("/")
            texts.setdefault(parts[-3], {})["/".join(parts[-2:])] = row.get("text") or ""
    return texts


def peer(folders):
    """The lines of trafilatura, its pages a second and its version; nothing where it cannot be imported."""
    python = os.environ.get("FONDS_PYTHON", sys.executable)
    if subprocess.run([python, "-c", "import trafilatura"], capture_output=True).returncode != 0:
        return None
    run = measure([python, "-c", PEER, *(str(folder / "pages") for folder in folders)])
    if run.code != 0:
        raise Broken(f"trafilatura ended with {run.code}: {run.err[-300:]}")
    lines = run.out.decode("utf-8").splitlines()
    last = json.loads(lines[-1])
    return lines[:-1], last["pages"] / last["seconds"], last["version"]


def read(trial, folders):
    """Reads sets of pages: the texts by set, the number of pages, and how many are read in a second of CPU time, the start included."""
    count = sum(1 for folder in folders for _ in (folder / "pages").iterdir())
    # Twice, the better one counts: other programs share the machine.
    runs = [trial.fonds("extract", "--json", *(str(folder / "pages") for folder in folders), ok=(0, 1)) for _ in range(2)]
    return by_set(runs[0].out.decode("utf-8").splitlines()), count, count / min(run.own for run in runs)


def web(trial, options):
    """The pages of the web: the open sets and our own."""
    own = trial.fresh("french")
    french_pages.write(own, seed=options.seed)
    trial.corpus("French pages", own)
    folders = []
    try:
        sets = trial.shared("sets/html")
        folders = [folder for folder in sorted(sets.iterdir()) if (folder / "expected.json").exists()]
        trial.corpus("open pages", sets)
    except Skipped as reason:
        trial.say(f"only our own pages: {reason}")
    trial.command("extract", "--json", "SET/pages")
    texts, count, speed = read(trial, folders or [own])
    if folders:
        texts |= read(trial, [own])[0]
    theirs = peer(folders + [own])
    if not theirs:
        trial.say("without trafilatura: `pip install trafilatura`, and name that Python in $FONDS_PYTHON")
    beside = by_set(theirs[0]) if theirs else {}

    rows, means = [], ([], [])
    for folder in folders + [own]:
        mine = scores(folder, texts.get(folder.name, {}))
        other = scores(folder, beside.get(folder.name, {})) if theirs else {}
        for group, (number, *figures) in mine.items():
            cells = figures + (list(other[group][1:]) if theirs else [])
            rows.append([folder.name, group, number, *(f"{cell:.4f}" for cell in cells)])
        if folder is not own:
            means[0].append(mine[""][3])
            means[1].append(other[""][3] if theirs else 0)
        least = LEAST.get(folder.name)
        if least:
            trial.require(f"{folder.name}: F1 at least {least:.3f}", f"{mine[''][3]:.4f}", mine[""][3] >= least)
        if theirs and folder is own:
            trial.require("our French pages: no worse than trafilatura", f"{mine[''][3]:.4f} and {other[''][3]:.4f}", mine[""][3] >= other[""][3])
    trial.table(["set", "part", "pages", "P", "R", "F1", *(["trafilatura P", "R", "F1"] if theirs else [])], rows)
    if means[0]:
        mean = sum(means[0]) / len(means[0])
        trial.require(f"mean F1 of the open sets at least {MEAN:.3f}", f"{mean:.4f}", mean >= MEAN)
    trial.table(["pages a second of CPU time", "pages", "figure"],
                [["fonds extract --json, start, metadata and output included", count, f"{speed:.0f}"],
                 *([[f"trafilatura {theirs[2]}, in process", count, f"{theirs[1]:.0f}"]] if theirs else [])])
    trial.require(f"at least {SPEED} pages a second and core", f"{speed:.0f}", speed >= SPEED)


def main(trial, options):
    """One function for each format whose text is measured; another format adds its lines by one more."""
    web(trial, options)


if __name__ == "__main__":
    Trial(__doc__, seed=(7, "seed of the French pages")).perform(main)
