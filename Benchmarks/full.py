#!/usr/bin/env python3
"""full: the same on the whole corpus of a million sections (some 850 MB to fetch, 5 GB of room, an hour).

The table of RESULTS.md is made by it.
"""
from engines import run
from trial import Trial


def main(trial, options):
    run(trial, options.sections, options.packages, options.repetitions)


Trial(__doc__, sections=(1_000_000, "sections of the corpus"), packages=(1_000, "packages it is taken from, at most"),
      repetitions=(7, "times each query is asked")).perform(main)
