#!/usr/bin/env python3
"""growth: how time, size and memory grow with the number of sections, from ten thousand to ten million.

Sections are made by drawing real sentences, with their words, from the corpus of `full` (or `quick`, where that is what there is), so that
lists grow as those of a larger bank would; each has the length of a real section. Nothing is kept on disk but the index under way.
"""
import os
import random
import re
import shutil
import subprocess
import time
from pathlib import Path

from trial import Skipped, Trial

FAMILIES = {"TOP_10 union": ("TOP_10", "or"), "TOP_10 intersection": ("TOP_10", "an"), "TOP_10 phrase": ("TOP_10", "ph"), "COUNT union": ("COUNT", "or"),
            "FACET union": ("FACET", "or")}
SENTENCE = 12  # tokens: the corpus has lost its full stops
KEPT = 100_000  # sections of the corpus that sentences are drawn from


def sections(tsv, count, out):
    """Writes so many sections; those of one package are drawn from sections of that package."""
    dice = random.Random(2026)
    rows = []
    with open(tsv, encoding="utf-8") as lines:
        for line in lines:
            _, lang, package, year, text = line.rstrip("\n").split("\t")
            rows.append((lang, package, year, text.split(" ")))
            if len(rows) == KEPT:
                break
    by_package = {}
    for lang, package, year, words in rows:
        by_package.setdefault((lang, package), []).append(words)
    for number in range(count):
        lang, package, year, words = rows[int(dice.random() * len(rows))]
        near, made = by_package[lang, package], []
        while len(made) < len(words):
            source = near[int(dice.random() * len(near))]
            start = int(dice.random() * max(1, len(source) - SENTENCE))
            made += source[start:start + SENTENCE]
        out.write(f"{number}\t{lang}\t{package}\t{year}\t{' '.join(made[:len(words)])}\n".encode())


def main(trial, options):
    found = [path for name in ("full", "quick") for path in (trial.options.work.absolute() / name / "sections.tsv",) if path.exists()]
    if options.corpus:
        found = [options.corpus]
    if not found:
        raise Skipped("there is no corpus yet: `./dev bench quick` makes a small one, `./dev bench full` the large one")
    harness = trial.shared("bench")
    queries = trial.work / "queries.tsv"
    subprocess.run(["python3", harness / "queries.py", found[0], queries], check=True, capture_output=True)
    asked = [line.split("\t") for line in queries.read_text().splitlines()]
    driver, rows = trial.program + "-bench", []
    for count in [int(size) for size in options.sizes.split(",")]:
        trial.say(f"{count} sections")
        index = trial.fresh("index")
        shutil.rmtree(index)
        rows.append([f"{count:,}", *build(found[0], count, driver, index), *ask(driver, index, asked)])
        shutil.rmtree(index)
    trial.table(["sections", "MB", "CPU s", "µs/section", "MB/CPU s", "peak MB", "index MB", "bytes/section", "segments", "open µs",
                 *(name + ", µs" for name in FAMILIES)], rows)
    trial.commands.append("fonds-bench index INDEX - 1; fonds-bench serve INDEX")
    trial.corpora.append(f"sections drawn with seed 2026 from the first {KEPT} of {found[0].name}")
    peaks = [float(row[5]) for row in rows]
    trial.require("memory stays within 250 MB at any size", f"{max(peaks):.0f} MB at most", max(peaks) <= 250)


def build(tsv, count, driver, index):
    """MB of tokens, CPU seconds, and so on, of indexing sections through a pipe: nothing of the generator is counted."""
    process = subprocess.Popen([driver, "index", index, "-", "1"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    counter = Counter(process.stdin)
    sections(tsv, count, counter)
    process.stdin.close()
    peak = 0
    while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
        # What wait4 tells of the peak would count this process too, from which that one was forked.
        marks = re.findall(r"VmHWM:\s+(\d+)", Path(f"/proc/{process.pid}/status").read_text())
        peak = max(peak, *map(int, marks), 0)
        time.sleep(0.02)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"fonds-bench ended with {process.returncode}"
    cpu = usage.ru_utime + usage.ru_stime
    files = [file for file in Path(index).iterdir() if file.is_file()]
    size, segments = sum(file.stat().st_size for file in files), sum(file.name.startswith("segment-") for file in files)
    return [f"{counter.size / 1e6:.0f}", f"{cpu:.1f}", f"{cpu / count * 1e6:.1f}", f"{counter.size / cpu / 1e6:.1f}",
            f"{peak * 1024 / 1e6:.0f}", f"{size / 1e6:.1f}", f"{size / count:.1f}", segments]


class Counter:
    """Counts what goes through."""

    def __init__(self, out):
        self.out, self.size = out, 0

    def write(self, data):
        self.size += len(data)
        self.out.write(data)


def ask(driver, index, asked):
    """Microseconds to open, and of the mean query of each family: the least of three times."""
    process = subprocess.Popen([driver, "serve", index], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
    opened = process.stdout.readline().split("\t")[1].strip()

    def once(command, kind, query):
        process.stdin.write(f"{command}\t{kind}\t{query}\n")
        process.stdin.flush()
        return float(process.stdout.readline().split("\t")[1])

    means = []
    for command, family in FAMILIES.values():
        least = [min(once(command, kind, query) for _ in range(3)) for kind, query in asked if kind.startswith(family)]
        means.append(f"{sum(least) / len(least):.0f}")
    process.stdin.close()
    process.wait()
    return [opened, *means]


Trial(__doc__, sizes=("10000,100000,1000000,10000000", "numbers of sections"), corpus=(None, "lines of tokens to draw from")).perform(main)
