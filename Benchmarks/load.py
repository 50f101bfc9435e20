#!/usr/bin/env python3
"""load: searches over HTTP as fast as they are answered, also while the bank is read again.

Serves the sample bank and lets wrk ask the judged questions of both languages in turn over eight connections: as they come, which is answered from memory
when it was asked before of the same generation, and with a mark that makes every address a new one, so that each is searched for. Both on a machine
that does nothing else; while `fonds reindex --full` runs all the time on the same sources, into the served index every five seconds with a file changed and into another one
between; and while it runs into the served index again and again, so that there is a new generation, of which nothing is remembered, every second. The generator takes its
share of the processors.
Skipped where wrk is not installed (Debian: apt-get install wrk).
"""
import re
import shutil
import subprocess
import threading
import time
from pathlib import Path
from urllib.parse import quote_plus

from serve import Server
from trial import PROJECT, TICKS, Skipped, Trial, measure

# As the README starts the nightly run: a session of its own else gets half of the processors, whatever its priority (sched(7), autogroups).
NIGHTLY = ["sh", "-c", 'echo 19 2>/dev/null > /proc/self/autogroup; exec "$@"', "nightly"]
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


def script(trial, name, marks):
    """The requests for wrk, in its language."""
    lines = (PROJECT / "Fixtures/judgements/queries.tsv").read_text().splitlines()
    paths = ["/search?ui=" + line.split("\t")[0][-2:] + "&q=" + quote_plus(line.split("\t")[1]) for line in lines if "\t" in line]
    mark = '"&mark=" .. place' if marks else '""'
    file = trial.work / name
    file.write_text("local paths = {" + ",".join(f'"{path}"' for path in paths) + "}\nlocal place = 0\n"
                    f'request = function() place = place + 1; return wrk.format("GET", paths[place % #paths + 1] .. {mark}) end\n')
    return file, len(paths)


def cpu(process):
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def ask(trial, server, requests, seconds):
    """(searches a second, median and 99th percentile in ms, CPU ms of the server for a search, answers that are none)"""
    before = cpu(server.process)
    run = subprocess.run(["wrk", "-t1", "-c8", f"-d{seconds}s", "--latency", "-s", requests, f"http://127.0.0.1:{server.port}/"],
                         capture_output=True, text=True, check=True).stdout
    spent = cpu(server.process) - before
    times = {share: float(number) * UNITS[unit] for share, number, unit in re.findall(r"^ +(50|99)% +([\d.]+)(us|ms|s)$", run, re.M)}
    count = int(re.search(r"(\d+) requests in", run)[1])
    failed = sum(int(number) for number in re.findall(r"(?:Non-2xx or 3xx responses: |connect |read |write |timeout )(\d+)", run))
    return float(re.search(r"Requests/sec: +([\d.]+)", run)[1]), times["50"], times["99"], spent * 1000 / max(1, count), failed


def main(trial, options):
    if not shutil.which("wrk"):
        raise Skipped("wrk is not installed (Debian: apt-get install wrk)")
    index, bank = trial.fresh("index"), trial.work / "sources"
    shutil.rmtree(bank, ignore_errors=True)
    shutil.copytree(PROJECT / "Fixtures/sources", bank)
    trial.fonds("reindex", "--index", index, bank, ok=(0, 1))
    trial.corpus("sample bank", bank)
    trial.command("serve", "--index", index)
    trial.command("reindex", "--full", "--index", index, bank)
    other = trial.fresh("other")
    runs = []

    def reindex(stop, seconds):
        latest = 0
        while not stop.is_set():
            if mine := time.monotonic() - latest >= seconds:
                latest = time.monotonic()
                (bank / "notes/change.md").write_text(f"# Change {len(runs)}\n\nWhat changed before run {len(runs)} of the batch.\n")
            runs.append(measure([*NIGHTLY, trial.program, "reindex", "--full", "--index", index if mine else other, bank]).code)

    server = Server(trial, index)
    rows, told, stop = [], {}, threading.Event()
    try:
        for meanwhile, seconds in (("nothing", None), ("reindexing", 5), ("a new generation a second", 0)):
            stop = threading.Event()
            worker = threading.Thread(target=reindex, args=(stop, seconds))
            if seconds is not None:
                worker.start()
            for name, marks in (("asked before", False), ("never asked before", True)):
                requests, count = script(trial, "marked.lua" if marks else "plain.lua", marks)
                ask(trial, server, requests, 2)
                told[meanwhile, name] = ask(trial, server, requests, options.seconds)
                rate, median, most, spent, failed = told[meanwhile, name]
                rows.append([name, meanwhile, f"{rate:.0f}", f"{median:.2f}", f"{most:.1f}", f"{spent:.2f}", failed])
            stop.set()
            if seconds is not None:
                worker.join()
    finally:
        stop.set()
        server.process.terminate()
        server.process.wait()
    trial.table([f"{count} questions in turn", "meanwhile", "searches/s", "median ms", "99 % ms", "server CPU ms each", "failed"], rows)
    trial.none("every answer is an answer", len(rows), [row for row in rows if row[-1]])
    trial.none("the bank was read again meanwhile", len(runs), [code for code in runs if code not in (0, 1)])
    rate, _, most, _, _ = told["reindexing", "asked before"]
    trial.require("2,000 searches a second while the bank is read again", f"{rate:.0f}", rate >= 2000)
    trial.require("99 % of them within 20 ms", f"{most:.1f} ms", most <= 20)


if __name__ == "__main__":
    Trial(__doc__, seconds=(10, "seconds for each row")).perform(main)
