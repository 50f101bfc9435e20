#!/usr/bin/env python3
"""fuzz: bytes of every kind through the readers of HTML, Markdown, office files, text and PDF text, by libFuzzer.

The driver is built with coverage into Benchmarks/work/fuzz/build; the seeds are the files of Fixtures. Found inputs stay in Benchmarks/work/fuzz/ROUTE, so that
the next run goes on from them; what crashed or hung lies in Benchmarks/work/fuzz/ROUTE-found. No input may take more than 2 s a MB, nor the process more than 512 MB.
"""
import json
import os
import re
import subprocess
import time
import zipfile
from pathlib import Path

from trial import PROJECT, Broken, Trial

ENDINGS = {
    "html": (".html", ".xhtml"),
    "markdown": (".md",),
    "office": (".odt", ".docx", ".ods", ".xlsx"),
    "office-part": (".odt", ".docx", ".ods", ".xlsx"),
    "separated": (".csv", ".tsv"),
    "text": (".txt", ".md", ".html"),
    "pdf-text": (".pdf", ".txt"),
}
LARGEST = 256 << 10  # bytes an input
SLOWEST = 2  # seconds after which an input hangs; those that take 1 are tried again alone, against SLOWEST seconds a MB
MEMORY = 512  # MB
WORDS = PROJECT / "Benchmarks/documents/fuzz.dict"


def driver(trial):
    """Builds the driver; the runtime is the toolchain's own."""
    info = json.loads(subprocess.run(["swiftc", "-print-target-info"], capture_output=True, text=True, check=True).stdout)
    resources = Path(info["paths"]["runtimeResourcePath"])
    found = sorted(resources.glob("clang/lib/linux/libclang_rt.fuzzer_no_main-*.a"))
    machine = os.uname().machine
    runtime = next((path for path in found if machine in path.name), None)
    if not runtime:
        raise Broken(f"the toolchain has no libFuzzer for {machine} under {resources}")
    scratch = trial.options.work.absolute() / "fuzz/build"
    build = ["swift", "build", "-c", "release", "--scratch-path", scratch, "--product", "fonds-fuzz", "-Xlinker", runtime, "-Xlinker", "-lstdc++"]
    trial.say("building the driver")
    made = subprocess.run(build, cwd=PROJECT, env={**os.environ, "FONDS_FUZZ": "1"}, capture_output=True, text=True)
    if made.returncode != 0:
        raise Broken("the driver cannot be built: " + (made.stdout + made.stderr)[-3000:])
    return scratch / "release/fonds-fuzz"


def parts(path):
    """The XML of an archive, as far as it is one and not larger than an input may be."""
    try:
        with zipfile.ZipFile(path) as archive:
            for part in archive.infolist():
                if part.filename.endswith(".xml") and part.file_size <= LARGEST:
                    yield archive.read(part)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return


def seeds(route, folder):
    """The files of Fixtures of a route, each a seed; of a PDF the text that pdftotext finds in it, of an archive its parts."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted((PROJECT / "Fixtures").rglob("*")):
        if not path.is_file() or path.suffix not in ENDINGS[route]:
            continue
        texts = [path.read_bytes()]
        if path.suffix == ".pdf":
            texts = [subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", path, "-"], capture_output=True).stdout]
        if route == "office-part":
            texts = list(parts(path))
        for number, text in enumerate(texts):
            if 0 < len(text) <= LARGEST:
                (folder / f"{path.parent.name}-{number}-{path.name}").write_bytes(text)


def is_slow(program, route, path):
    """Whether an input alone takes more CPU than it may; beside other programs many seem to."""
    before = os.times()
    subprocess.run([program, path], env={**os.environ, "FONDS_FUZZ_ROUTE": route}, capture_output=True)
    used = os.times()
    return used.children_user + used.children_system - before.children_user - before.children_system > .3 + SLOWEST * path.stat().st_size / 1e6


def main(trial, options):
    program = driver(trial)
    routes = [options.route] if options.route != "all" else list(ENDINGS)
    rows = []
    for route in routes:
        corpus, found = trial.work / route, trial.work / f"{route}-found"
        seeds(route, corpus)
        found.mkdir(parents=True, exist_ok=True)
        before = set(found.iterdir())
        command = [program, f"-max_total_time={options.seconds}", f"-timeout={SLOWEST}", f"-rss_limit_mb={MEMORY}", f"-max_len={LARGEST}", f"-dict={WORDS}",
                   f"-artifact_prefix={found}/", "-print_final_stats=1", "-report_slow_units=1", corpus]
        trial.say(f"{route} for {options.seconds} s")
        start = time.monotonic()
        log = trial.work / f"{route}.log"
        with open(log, "wb") as output:
            code = subprocess.run(command, stdout=output, stderr=output, env={**os.environ, "FONDS_FUZZ_ROUTE": route}).returncode
        text = log.read_text("utf-8", "replace")
        runs = re.findall(r"stat::number_of_executed_units:\s*(\d+)", text)
        reached = re.findall(r"cov: (\d+) ft: (\d+)", text)
        peak = re.findall(r"stat::peak_rss_mb:\s*(\d+)", text)
        faults = [str(path) for path in sorted(set(found.iterdir()) - before) if not path.name.startswith("slow-unit") or is_slow(program, route, path)]
        rows.append([route, f"{time.monotonic() - start:.0f}", runs[-1] if runs else "?", *(reached[-1] if reached else ("?", "?")),
                     peak[-1] if peak else "?", len(list(corpus.iterdir())), len(faults)])
        trial.require(f"{route}: no crash, no hang, no more than {MEMORY} MB", f"{runs[-1] if runs else '?'} runs, exit {code}", code == 0 and not faults, faults)
        trial.commands.append(f"FONDS_FUZZ_ROUTE={route} " + " ".join(map(str, ["fonds-fuzz", *command[1:]])).replace(str(trial.work), "WORK"))
    trial.table(["route", "s", "runs", "edges", "features", "peak MB", "inputs kept", "faults"], rows)


Trial(__doc__, seconds=(600, "seconds of each route"), route=("all", "html, markdown, office, office-part, separated, text, pdf-text or all")).perform(main)
