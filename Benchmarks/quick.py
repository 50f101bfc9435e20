#!/usr/bin/env python3
"""quick: fonds-bench beside the engines at hand on a small corpus, in minutes.

What `full` does, with fewer packages and sections; made for every day. The corpus is kept in the work folder.
"""
from engines import run
from trial import Trial


def main(trial, options):
    run(trial, options.sections, options.packages, options.repetitions)


Trial(__doc__, sections=(100_000, "sections of the corpus"), packages=(6, "packages it is taken from"),
      repetitions=(3, "times each query is asked")).perform(main)
