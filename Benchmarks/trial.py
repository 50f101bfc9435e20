"""What the trials share: the program on trial, measured runs of it, and the requirements with their figures.

A trial is a script beside this module: `Trial(__doc__, options…).perform(main)` calls `main(trial, options)`, which runs the program and
notes every requirement with the figure that was measured. Exit code 0 when all hold (or the open test data is absent, which is said),
1 when one fails, 2 when there is no program to try. Linux and Python's standard library only.
"""
import argparse
import hashlib
import json
import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
TICKS = os.sysconf("SC_CLK_TCK")


class Skipped(Exception):
    """The open test data of a trial is absent."""


class Broken(Exception):
    """A run ended in a way after which the trial cannot go on."""


@dataclass
class Run:
    """One run of the program, and what it cost."""

    code: int  # exit code; negative: the signal that killed it
    out: bytes
    err: str
    wall: float  # seconds
    own: float  # CPU seconds of the process itself, from /proc
    children: float  # CPU seconds of the programs that it ran and waited for
    peak: float  # MB (10⁶ bytes) resident of the largest process among them, from wait4

    @property
    def json(self):
        return json.loads(self.out.decode("utf-8"))

    @property
    def cost(self):
        """Cells of a table: exit code, wall, CPU, peak."""
        return [self.code, f"{self.wall:.2f}", f"{self.own:.2f}", f"{self.children:.2f}", f"{self.peak:.0f}"]


COST = ["exit", "wall s", "own CPU s", "children CPU s", "peak MB"]


def measure(command, timeout=600, file_limit=None):
    """Runs a command to its end; `file_limit` is the most bytes that a file it writes may grow to."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
    environment.pop("FONDS_INDEX", None)
    how = {}
    if file_limit is not None:  # Python ignores SIGXFSZ; so shall the program, to meet an error and not a signal
        how = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (file_limit, file_limit)), "restore_signals": False}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.monotonic()
        process = subprocess.Popen([os.fsencode(word) for word in command], stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                   env=environment, start_new_session=True, **how)
        timer = threading.Timer(timeout, lambda: os.killpg(process.pid, 9))
        timer.start()
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        wall = time.monotonic() - start
        timer.cancel()
        # Not reaped yet, so /proc still tells its own CPU time from that of the children it waited for: fields 14 to 17 of proc(5).
        fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
        user, system, child_user, child_system = (int(field) / TICKS for field in fields[11:15])
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        words = err.read().decode("utf-8", "replace").strip()
        return Run(process.returncode, out.read(), words, wall, user + system, child_user + child_system, usage.ru_maxrss * 1024 / 1e6)


def files_below(folder):
    """Every file, link and special file below a folder, relative, by the bytes of its path; links are not followed."""
    found, pending = [], [os.fsencode(folder)]
    while pending:
        for entry in os.scandir(pending.pop()):
            pending.append(entry.path) if entry.is_dir(follow_symlinks=False) else found.append(entry.path)
    start = len(os.fsencode(folder)) + 1
    return sorted(path[start:] for path in found)


def digest(folder):
    """(files, bytes, sha256 over sorted names and contents); of links and special files the name alone."""
    total, size, names = hashlib.sha256(), 0, files_below(folder)
    for name in names:
        total.update(name + b"\0")
        path = os.path.join(os.fsencode(folder), name)
        if stat.S_ISREG(os.lstat(path).st_mode):
            try:
                with open(path, "rb") as source:
                    while piece := source.read(1 << 20):
                        total.update(piece)
                        size += len(piece)
            except PermissionError:
                total.update(b"unreadable")
    return len(names), size, total.hexdigest()


def machine():
    """Processor and cores; and a ruler, because CPU seconds grow with what else runs: those of adding up ten million integers, just now."""
    lines = [line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")]
    start = time.process_time()
    sum(range(10**7))
    ruler = f"ruler {time.process_time() - start:.2f} CPU s, load {os.getloadavg()[0]:.1f}"
    return f"{lines[0] if lines else os.uname().machine}, {len(os.sched_getaffinity(0))} cores, Linux {os.uname().release}, {ruler}"


def ids(answer):
    """Identifiers of every face of every hit, best first."""
    return [one["id"] for hit in answer["hits"] for one in [hit, *hit.get("faces", [])]]


class Trial:
    """Collects what a trial measures, and says at the end whether all requirements hold."""

    def __init__(self, doc, **options):
        """`options`: name=(default, help) of the trial's own options."""
        self.name = doc.split(":", 1)[0]
        parser = argparse.ArgumentParser(prog=self.name, description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
        parser.add_argument("--work", type=Path, default=PROJECT / "Benchmarks/work", help="folder to work in (Benchmarks/work)")
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
        for name, (default, help) in options.items():
            kind = Path if default is None else type(default)
            parser.add_argument("--" + name, type=kind, default=default, help=help if default is None else f"{help} ({default})")
        self.options = parser.parse_args()
        self.work = self.options.work.absolute() / self.name
        self.tables, self.requirements, self.corpora, self.commands = [], [], [], []

    # What a trial works with

    def shared(self, name):
        """A file or folder of the open test data; the trial is skipped where it is absent."""
        path = Path(os.environ.get("FONDS_SHARED", PROJECT.parent / "shared")) / name
        if not path.exists():
            raise Skipped(f"the open test data is not here: {name} (in $FONDS_SHARED, else in ../shared beside the project)")
        return path

    def fresh(self, name):
        """An empty folder to work in."""
        folder = self.work / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def corpus(self, name, folder):
        """Names what was tried, with its digest."""
        count, size, sha = digest(folder)
        self.corpora.append(f"{name}: {count} files, {size / 1e6:.1f} MB, sha256 {sha}")

    @cached_property
    def program(self):
        """$FONDS, else what the release build made."""
        named = os.environ.get("FONDS")
        if not named:
            build = ["swift", "build", "-c", "release", "--show-bin-path"]
            named = subprocess.run(build, cwd=PROJECT, capture_output=True, text=True).stdout.strip() + "/fonds"
        if not os.access(named, os.X_OK):
            self.say(f"no program at {named}: `./dev build` makes it, or name another in $FONDS")
            sys.exit(2)
        return named

    def fonds(self, *words, ok=(0,), **how):
        """Runs the program; an exit code that is not in `ok` (None: any) ends the trial."""
        run = measure([self.program, *words], **how)
        if ok is not None and run.code not in ok:
            raise Broken(f"`fonds {' '.join(map(str, words))}` ended with {run.code}: {run.err[-600:]}")
        return run

    def search(self, index, query, *words, size=100):
        """The answer to a query."""
        return self.fonds("search", "--json", "--size", str(size), *words, "--index", index, "--", query).json

    def command(self, *words):
        """Notes the command that the figures are about."""
        self.commands.append(" ".join(["fonds", *(str(word).replace(str(self.work), "WORK") for word in words)]))

    # What a trial says

    def say(self, text):
        print(f"{self.name}: {text}", file=sys.stderr, flush=True)

    def table(self, header, rows):
        self.tables.append([header, rows])

    def require(self, what, measured, holds, faults=()):
        """Notes a requirement, the figure measured, whether it holds, and what speaks against it."""
        faults = [str(fault) for fault in faults]
        self.requirements.append({"requirement": what, "measured": str(measured), "passed": bool(holds), "faults": faults})

    def none(self, what, checked, faults):
        """A requirement that holds when there is not one fault among what was checked."""
        self.require(what, f"{checked} checked, {len(faults)} faults", not faults and checked, faults)

    def perform(self, main):
        """Runs the trial and ends the process with its exit code."""
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what a trial started or mounted is cleared away
        self.work.mkdir(parents=True, exist_ok=True)
        try:
            main(self, self.options)
        except Skipped as reason:
            self.say(f"skipped: {reason}")
            sys.exit(0)
        except Broken as reason:
            self.require("the trial runs to its end", "it does not", False, [reason])
        except Exception as reason:
            traceback.print_exc()
            self.require("the trial runs to its end", "it does not: the program's output cannot be read", False, [repr(reason)])
        passed = bool(self.requirements) and all(one["passed"] for one in self.requirements)
        if self.options.json:
            about = {"trial": self.name, "passed": passed, "machine": machine(), "corpora": self.corpora, "commands": self.commands}
            print(json.dumps({**about, "tables": self.tables, "requirements": self.requirements}, ensure_ascii=False))
        else:
            self._print(passed)
        sys.exit(0 if passed else 1)

    def _print(self, passed):
        for header, rows in self.tables:
            cells = [[str(cell) for cell in row] for row in [header, *rows]]
            widths = [max(map(len, column)) for column in zip(*cells)]
            for row in cells:
                print("  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:]))]).rstrip())
            print()
        for one in self.requirements:
            print(f"{'PASS' if one['passed'] else 'FAIL'}  {one['requirement']}: {one['measured']}")
            for fault in one["faults"][:20]:
                print(f"      {fault}")
            if len(one["faults"]) > 20:
                print(f"      … and {len(one['faults']) - 20} more")
        print(f"machine {machine()}")
        for title, lines in (("corpus", self.corpora), ("command", self.commands)):
            for line in lines:
                print(title, line)
        print(f"{self.name}: {'PASS' if passed else 'FAIL'}\n", flush=True)
