#!/usr/bin/env python3
"""kernels: the inner loops one by one, over real text and real lists.

Nanoseconds a unit, of the fastest round; the corpus and the index are those of `full` or `quick`.
"""
import json
import subprocess
from pathlib import Path

from trial import Skipped, Trial


def main(trial, options):
    work = trial.options.work.absolute()
    corpora = [options.corpus] if options.corpus else [work / name / "sections.jsonl" for name in ("full", "quick")]
    corpus = next((path for path in corpora if path.exists()), None)
    if not corpus:
        raise Skipped("there is no corpus yet: `./dev bench quick` makes a small one, `./dev bench full` the large one")
    index = options.index or corpus.parent / "ix" / "fonds"
    lines = subprocess.run([trial.program + "-bench", "kernels", index, corpus], capture_output=True, text=True, check=True).stdout.splitlines()
    rows = [[one["kernel"], one["unit"], f"{one['nanoseconds']:.3f}", f"{1e3 / max(one['nanoseconds'], 1e-9):.1f}", one["rounds"]] for one in map(json.loads, lines)]
    trial.table(["kernel", "unit", "ns/unit", "million units/s", "rounds"], rows)
    trial.commands.append("fonds-bench kernels INDEX CORPUS.jsonl")
    trial.corpora.append(f"the first 4 MiB of {corpus.name}")
    trial.require("every kernel was timed", f"{len(rows)} kernels", len(rows) >= 10)


Trial(__doc__, corpus=(None, "lines of raw text"), index=(None, "an index of fonds-bench")).perform(main)
