"""What `quick` and `full` share: fonds-bench beside the engines at hand, over the same corpus, queries and noise.

The corpus, the queries and the comparison are those of ../shared/bench. tantivy takes part where its Python package is installed, Lucene 9 where
$LUCENE9_JAR names its jar and javac is there. Each engine indexes the corpus as it is, shuffled; fonds also the one sorted by its main facet.
"""
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from trial import Broken

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
    digest = hashlib.sha256(tsv.read_bytes()).hexdigest()
    trial.corpora.append(f"{sections} sections of {packages} packages: {tsv.stat().st_size / 1e6:.1f} MB, sha256 {digest}")

    driver = trial.program + "-bench"
    engines = {"fonds": (driver, tsv), "fonds-sorted": (driver, by_facet), **peers(harness, work, tsv)}
    rows, servers = [], []
    for name, (command, text) in engines.items():
        index = work / "ix" / name
        shutil.rmtree(index, ignore_errors=True)
        index.parent.mkdir(exist_ok=True)
        before = os.times()
        step(trial, "sh", "-c", f"exec {command} index {index} {text} 1", says=f"{name} indexes")
        after = os.times()
        cpu = after.children_user + after.children_system - before.children_user - before.children_system
        size = sum(file.stat().st_size for file in index.rglob("*") if file.is_file())
        rows.append([name, f"{cpu:.1f}", f"{tsv.stat().st_size / cpu / 1e6:.1f}", f"{size / 1e6:.1f}"])
        servers.append(f"{name}={command} serve {index}")
    trial.table(["indexing, 1 thread", "CPU s", "MB/CPU s", "index MB"], rows)
    trial.commands.append("fonds-bench index INDEX CORPUS.tsv 1")

    out = work / "compare.json"
    compare = [sys.executable, harness / "compare.py", queries, out, "--reps", str(repetitions), "--warm", "2", "--commands", COMMANDS, "--check"]
    text = subprocess.run([*map(str, compare), *servers], capture_output=True, text=True, check=True).stdout
    (work / "compare.txt").write_text(text)
    table(trial, json.loads(out.read_text()), list(engines))
    wrong = [line for line in text.splitlines() if line.startswith("count disagreements") and "{}" not in line]
    trial.require("all engines count the same", f"{len(wrong)} commands with disagreements", not wrong, wrong)


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


def peers(harness, work, tsv):
    """The engines that this machine has, by name: command and corpus."""
    found = {}
    if importlib.util.find_spec("tantivy"):
        found["tantivy"] = (f"{sys.executable} {harness}/run_tantivy.py", tsv)
    jar = os.environ.get("LUCENE9_JAR")
    if jar and shutil.which("javac"):
        classes = work / "lucene9"
        classes.mkdir(exist_ok=True)
        sources = [harness / "LuceneBench.java", harness / "lucene9/Compat.java"]
        subprocess.run(["javac", "-cp", jar, "-d", classes, *sources], check=True, capture_output=True)
        found["lucene9"] = (f"java -Xms2g -Xmx4g -XX:+UseParallelGC -cp {classes}:{jar} LuceneBench", tsv)
    return found


def step(trial, *words, cwd=None, says=None):
    """Runs one step of the harness; what it says is shown only when it fails."""
    trial.say(says or " ".join(Path(str(word)).name for word in words[1:3]))
    done = subprocess.run([str(word) for word in words], cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        raise Broken(f"{words[1]} {words[2]} ended with {done.returncode}: {done.stderr[-600:]}")


def table(trial, results, engines):
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
        trial.table([command + ", µs", *engines], rows)
