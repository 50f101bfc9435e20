#!/usr/bin/env python3
"""language: French told from English in forced choice, single words, pairs and sentences, and how fast.

The strings are those of conformance/langid; accuracy in %, speed in sentences a second of one core, without reading the files.
"""
import json
import subprocess

from trial import Trial

LEAST = {"single-words": 89.0, "word-pairs": 97.5, "sentences": 99.8}  # the best peer: lingua with its two models
SPEED = 100_000  # sentences a second; lingua 6,160


def main(trial, options):
    folder = trial.shared("sets/conformance/langid")
    files = [folder / name / f"{language}.txt" for name in LEAST for language in ("fr", "en")]
    output = subprocess.run([trial.program + "-bench", "language", *files], capture_output=True, text=True, check=True).stdout
    found = [json.loads(line) for line in output.splitlines()]
    rows = []
    for name, (french, english) in zip(LEAST, zip(found[::2], found[1::2])):
        total = french["lines"] + english["lines"]
        right = french["french"] + english["lines"] - english["french"]
        rate = total / max(french["microseconds"] + english["microseconds"], 1) * 1e6
        undetermined = french["undetermined"] + english["undetermined"]
        rows.append([name, total, f"{100 * right / total:.2f}", f"{100 * undetermined / total:.1f}", f"{rate:,.0f}"])
        trial.require(f"{name}: at least {LEAST[name]} % right", f"{100 * right / total:.2f} %", 100 * right / total >= LEAST[name])
        if name == "sentences":
            trial.require(f"at least {SPEED:,} sentences a second", f"{rate:,.0f}", rate >= SPEED)
    trial.table(["set", "lines", "right %", "undetermined otherwise %", "lines/s"], rows)
    trial.commands.append("fonds-bench language FILE…")
    trial.corpus("langid", folder)


Trial(__doc__).perform(main)
