#!/usr/bin/env python3
"""start: `fonds search` at a terminal, from the start of the process to its answer.

Indexes the sample bank (or takes `--index`) and asks each query many times, a process each; a second program given with `--beside` is asked
in turn with it, over an index of its own where `--beside-index` names one. The median counts: it must not be over `--limit`.
"""
import resource
import statistics
import subprocess
import time

from trial import PROJECT, Skipped, Trial

QUERIES = ["coopération alimentaire", "participatory budget", "thème:mobilité"]


def spent():
    """CPU seconds of the processes that were waited for."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def ask(program, index, query):
    """Milliseconds until the first byte of the answer and until the end, and of CPU."""
    before = spent()
    start = time.perf_counter()
    command = [program, "search", "--index", index, "--ui", "en", "--", query]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, bufsize=0, close_fds=False) as process:
        process.stdout.read(1)
        answered = time.perf_counter()
        process.stdout.read()
    end = time.perf_counter()
    return 1e3 * (answered - start), 1e3 * (end - start), 1e3 * (spent() - before)


def main(trial, options):
    index = options.index
    if index is None:
        sources = PROJECT / "Fixtures/sources"
        if not sources.is_dir():
            raise Skipped("the sample bank is not here")
        index = trial.fresh("index")
        trial.corpus("sample bank", sources)
        trial.fonds("reindex", "--index", index, sources, ok=(0, 1))
    programs = [("fonds", trial.program, index)]
    if options.beside:
        programs.append(("beside", str(options.beside), options.beside_index or index))
    trial.command("search", "--index", "INDEX", "QUERY")
    rows, medians = [], []
    for query in QUERIES:
        runs = {name: [] for name, _, _ in programs}
        for _ in range(options.repetitions):
            for name, program, folder in programs:
                runs[name].append(ask(program, folder, query))
        for name, times in runs.items():
            answer, end, cpu = (statistics.median(column) for column in zip(*times))
            rows.append([query, name, f"{answer:.1f}", f"{min(times)[0]:.1f}", f"{end:.1f}", f"{cpu:.1f}"])
            if name == "fonds":
                medians.append(answer)
    trial.table(["query", "program", "to the answer ms", "least", "to the end ms", "CPU ms"], rows)
    trial.require(f"an answer stands there {options.limit} ms after the start of the process", f"{max(medians):.1f} ms",
                  max(medians) <= options.limit)


Trial(__doc__, repetitions=(200, "processes for each query"), limit=(15.0, "milliseconds that the median may take"),
      index=(None, "an index to ask instead of one of the sample bank"), beside=(None, "another program to ask in turn"),
      **{"beside-index": (None, "the index that it is asked over")}).perform(main)
