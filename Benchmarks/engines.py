"""What `quick` and `full` share: fonds-bench beside the engines at hand, over the same corpus, queries and noise.

The corpus, the queries and the comparison are those of ../shared/bench. tantivy takes part where its Python package is installed, Lucene 9 where
$LUCENE9_JAR names its jar and javac is there. fonds numbers its documents itself, so one index of it, made from the shuffled corpus, yields all its
figures; the others index the corpus shuffled and sorted by its main facet, and every table is printed for both.
"""
import hashlib
import importlib.util
import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from trial import Broken, measure

COMMANDS = "TOP_10,TOP_100,TOP_100_COUNT,COUNT,FACET"


def run(trial, sections, packages, repetitions):
    """Makes the corpus once, indexes it with every engine, and compares their answers."""
    harness = trial.shared("bench")
    work = trial.work
    names = [line.split()[0] for line in (harness / "packages.txt").read_text().splitlines() if line.strip()]
    tsv = corpus(trial, harness, work, names[:packages], sections)
    queries = work / "queries.tsv"
    if not queries.exists():
        step(trial, sys.executable, harness / "queries.py", tsv, queries)
    by_facet = work / "sorted.tsv"
    if not by_facet.exists():
        with open(by_facet, "wb") as out:
            subprocess.run(["sort", "-s", "-t", "\t", "-k3,3", tsv], stdout=out, env={**os.environ, "LC_ALL": "C"}, check=True)
    with open(tsv, "rb") as text:  # read in pieces: what this process holds would count for the peaks of those it starts
        digest = hashlib.file_digest(text, "sha256").hexdigest()
    trial.corpora.append(f"{sections} sections of {packages} packages: {tsv.stat().st_size / 1e6:.1f} MB, sha256 {digest}")

    driver = trial.program + "-bench"
    others = peers(harness, work)
    indexing(trial, driver, others, {"shuffled": tsv, "sorted": by_facet}, work)
    for order in ("shuffled", "sorted"):
        servers = {"fonds": f"{driver} serve {work / 'ix/fonds'}"}
        servers |= {name: f"{command} serve {work / 'ix' / (name + '-' + order)}" for name, command in others.items()}
        compare(trial, harness, work, queries, servers, order, repetitions)
    opening(trial, {"fonds": f"{driver} serve {work / 'ix/fonds'}", **{name: f"{command} serve {work / 'ix' / (name + '-shuffled')}" for name, command in others.items()}})
    program(trial, driver, work, queries)


def indexing(trial, driver, others, corpora, work):
    """CPU seconds, peak and size of every engine, and of fonds with two threads, with full analysis of the raw text, and as `fonds import`."""
    rows, tsv = [], corpora["shuffled"]
    jsonl = tsv.with_suffix(".jsonl")
    jobs = [("fonds", [driver, "index", "ix/fonds", tsv, 1], tsv)]
    for name, command in others.items():
        jobs += [(f"{name}, {order}", [*command.split(), "index", f"ix/{name}-{order}", text, 1], text) for order, text in corpora.items()]
    jobs += [("fonds again", [driver, "index", "ix/fonds", tsv, 1], tsv), ("fonds, 2 threads", [driver, "index", "ix/fonds-2", tsv, 2], tsv),
             ("fonds, raw text analysed", [driver, "index", "ix/analysed", jsonl, 1], jsonl),
             ("fonds, raw text analysed, 2 threads", [driver, "index", "ix/analysed-2", jsonl, 2], jsonl),
             ("fonds import", [trial.program, "import", "--index", "ix/imported", jsonl], jsonl)]
    for name, words, text in jobs:
        trial.say(f"{name} indexes")
        index = work / next(word for word in words if str(word).startswith("ix/"))
        shutil.rmtree(index, ignore_errors=True)
        index.parent.mkdir(exist_ok=True)
        run = measure([str(index) if str(word).startswith("ix/") else str(word) for word in words], timeout=7200)
        if run.code:
            raise Broken(f"{name} ended with {run.code}: {run.err[-600:]}")
        size = sum(file.stat().st_size for file in index.rglob("*") if file.is_file())
        megabytes = text.stat().st_size / 1e6
        rows.append([name, f"{run.own:.1f}", f"{megabytes / run.own:.1f}", f"{megabytes / run.wall:.1f}", f"{run.peak:.0f}", f"{size / 1e6:.1f}"])
    trial.table(["indexing", "CPU s", "MB/CPU s", "MB/s", "peak MB", "index MB"], rows)
    trial.commands += ["fonds-bench index INDEX CORPUS.tsv|CORPUS.jsonl THREADS", "fonds import --index INDEX CORPUS.jsonl"]


def compare(trial, harness, work, queries, servers, order, repetitions):
    """Latencies in turn, and whether all count the same."""
    out = work / f"compare-{order}.json"
    words = [sys.executable, harness / "compare.py", queries, out, "--reps", repetitions, "--warm", 2, "--commands", COMMANDS, "--check",
             *(f"{name}={command}" for name, command in servers.items())]
    trial.say(f"compares, others {order}")
    text = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=True).stdout
    out.with_suffix(".txt").write_text(text)
    table(trial, json.loads(out.read_text()), list(servers), order)
    wrong = [line for line in text.splitlines() if line.startswith("count disagreements") and "{}" not in line]
    trial.require(f"all engines count the same, others {order}", f"{len(wrong)} commands with disagreements", not wrong, wrong)


def opening(trial, servers):
    """Microseconds to open an index whose pages are in memory, as the first act of a process: the least of five."""
    rows = []
    for name, command in servers.items():
        times = []
        for _ in range(5):
            done = subprocess.run(command.split(), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
            times.append(float(next(line for line in done.stdout.splitlines() if line.startswith("READY")).split("\t")[1]))
        rows.append([name, f"{min(times):.0f}"])
    trial.table(["opening", "µs"], rows)


def program(trial, driver, work, queries):
    """The real thing: `fonds search` over the imported corpus, all fields, stems and both languages, beside the driver on the same words."""
    asked = [line.split("\t")[1] for line in queries.read_text().splitlines() if line.startswith("or3\t")]
    serve = subprocess.Popen([driver, "serve", str(work / "ix/fonds")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
    serve.stdout.readline()
    bare, whole, starts = [], [], []
    for query in asked:
        times = []
        for _ in range(3):
            serve.stdin.write(f"TOP_10\tor3\t{query}\n")
            serve.stdin.flush()
            times.append(float(serve.stdout.readline().split("\t")[1]))
        bare.append(min(times))
        runs = [trial.fonds("search", "--json", "--size", "10", "--index", work / "ix/imported", "--", query) for _ in range(3)]
        whole.append(min(run.json["took_us"] for run in runs))
        starts.append(min(run.wall for run in runs) * 1e3)
    serve.stdin.close()
    serve.wait()
    trial.table(["three words, median", "driver µs", "fonds search µs", "start to answer ms"],
                [["", f"{statistics.median(bare):.0f}", f"{statistics.median(whole):.0f}", f"{statistics.median(starts):.1f}"]])
    trial.commands.append("fonds search --json --index INDEX -- 'three words'")


def corpus(trial, harness, work, packages, sections):
    """The sections as lines of tokens."""
    tsv = work / "sections.tsv"
    if tsv.exists() and tsv.stat().st_size > 0:
        return tsv
    (work / "packages.txt").write_text("\n".join(packages) + "\n")
    script = harness / "corpus.py"
    step(trial, sys.executable, script, "fetch", "deb", "packages.txt", cwd=work)
    step(trial, sys.executable, script, "unpack", "deb", "tree", cwd=work)
    step(trial, sys.executable, script, "extract", "tree", "corpus.jsonl", cwd=work)
    step(trial, sys.executable, script, "expand", "corpus.jsonl", "sections", sections, cwd=work)
    shutil.rmtree(work / "tree")
    return tsv


def peers(harness, work):
    """The commands of the engines that this machine has, by name."""
    found = {}
    if importlib.util.find_spec("tantivy"):
        found["tantivy"] = f"{sys.executable} {harness}/run_tantivy.py"
    jar = os.environ.get("LUCENE9_JAR")
    if jar and shutil.which("javac"):
        classes = work / "lucene9"
        classes.mkdir(exist_ok=True)
        sources = [harness / "LuceneBench.java", harness / "lucene9/Compat.java"]
        subprocess.run(["javac", "-cp", jar, "-d", classes, *sources], check=True, capture_output=True)
        found["lucene9"] = f"java -Xms2g -Xmx4g -XX:+UseParallelGC -cp {classes}:{jar} LuceneBench"
    return found


def step(trial, *words, cwd=None, says=None):
    """Runs one step of the harness; what it says is shown only when it fails."""
    trial.say(says or " ".join(Path(str(word)).name for word in words[1:3]))
    done = subprocess.run([str(word) for word in words], cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        raise Broken(f"{words[1]} {words[2]} ended with {done.returncode}: {done.stderr[-600:]}")


def table(trial, results, engines, order):
    """Mean over the queries of a family of the least of the repetitions, in microseconds."""
    families = {"or": "union", "an": "intersection", "ph": "phrase"}
    for command, classes in results.items():
        if command.startswith("_"):
            continue
        sums = {}
        for name, by_engine in classes.items():
            for engine, measured in by_engine.items():
                sums.setdefault(families.get(name[:2], name), {}).setdefault(engine, []).extend(one["min"] for one in measured)
        rows = [[family, *(f"{sum(by[e]) / len(by[e]):.1f}" if e in by else "–" for e in engines)] for family, by in sorted(sums.items())]
        trial.table([f"{command}, others {order}, µs", *engines], rows)
