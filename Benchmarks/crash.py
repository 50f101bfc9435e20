#!/usr/bin/env python3
"""crash: a killed run, a full disk and a damaged file lose nothing and are told.

1. `kill -9` at random instants of reindexes, one in four just after a new manifest is in place, while the rest is tidied up: `check` and a
   search succeed at once, with the previous or the new generation and never a mixture; the next run completes.
2. Searches in a loop during 20 reindexes never fail.
3. On a small tmpfs that fills up (a limit on the size of files where mounting is not allowed) the previous generation stays; with room
   again the next run completes.
4. Every file of an index cut or flipped anywhere: `check` exits with 3 and names file and offset; other commands answer as before or exit
   with 3.
5. `kill -9` at random instants of corrections on the desk: a correction is there whole or not at all, those told to be done stay, the index shows what
   the desk says, and a full run afterwards shows the same.
"""
import json
import os
import random
import shutil
import signal
import subprocess
import threading
import time
from collections import Counter

from trial import Broken, Trial, ids, measure

FRENCH = """Les habitants de la vallée préparent une cantine commune avec les paysans et la mairie. Le budget participatif finance
une chaufferie au bois et la rénovation des logements. L’énergie produite sur place reste dans la commune, et les élus en rendent
compte.""".split()
ENGLISH = """The inhabitants of the valley prepare a common canteen with the farmers and the town hall. The participatory budget pays
for a wood boiler and for the renovation of the housing. The energy that is made here stays in the town, and the councillors give
account of it.""".split()
COMMANDS = (["search", "--json", "habitants energy"], ["search", "--json", '"budget participatif"'], ["facets", "--json"], ["dump"],
            ["report", "--json"])
MODES = {"whole": ["--full"], "incremental": []}


class Bank:
    """A folder of small French and English twins; each change leaves a witness word, by which a search tells the states apart."""

    def __init__(self, folder, seed, pairs):
        self.folder, self.random, self.changes, self.made, self.names = folder, random.Random(seed), 0, 0, []
        for _ in range(pairs):
            self._add()

    @property
    def records(self):
        return 2 * len(self.names)

    def _write(self, name):
        for language, words in (("fr", FRENCH), ("en", ENGLISH)):
            text = "\n\n".join(" ".join(self.random.choices(words, k=60)) + "." for _ in range(6))
            page = f"{name.title()}\n\n{' '.join(words)}\n\n{text}\n\ntemoin{self.changes}\n"
            (self.folder / f"{name}.{language}.txt").write_text(page)

    def _add(self):
        self.made += 1
        self.names.append(f"fiche-{self.made:06d}")
        self._write(self.names[-1])

    def change(self):
        """Rewrites, adds and removes some files; returns what the new state looks like: (records, records with the witness)."""
        self.changes += 1
        for name in self.random.sample(self.names, 2):
            self.names.remove(name)
            for language in ("fr", "en"):
                (self.folder / f"{name}.{language}.txt").unlink()
        rewritten = self.random.sample(self.names, 8)
        for name in rewritten:
            self._write(name)
        added = self.random.randint(1, 3)
        for _ in range(added):
            self._add()
        return self.records, 2 * (len(rewritten) + added)

    def seen(self, trial, index):
        """What the index shows of the latest change; it must open, check and answer."""
        trial.fonds("check", "--index", index)
        return trial.fonds("stats", "--json", "--index", index).json["records"], len(ids(trial.search(index, f"temoin{self.changes}")))


def reindex(trial, bank, index, *words, **how):
    return trial.fonds("reindex", *words, "--index", index, bank.folder, **how)


def kills(trial, bank, index, wanted):
    reindex(trial, bank, index, "--full")
    seconds = {}
    for mode, words in MODES.items():  # how long a run takes tells when to kill one
        bank.change()
        seconds[mode] = reindex(trial, bank, index, *words).wall
    old, faults, outcomes, done = (bank.records, 0), [], Counter(), 0
    while done < wanted:
        new = bank.change()
        mode = bank.random.choice(list(MODES))
        share = bank.random.uniform(0, 1.05) if bank.random.random() < .75 else None
        manifest = os.stat(index / "manifest").st_ino
        process = subprocess.Popen([trial.program, "reindex", *MODES[mode], "--index", index, bank.folder], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        if share is not None:
            time.sleep(share * seconds[mode])
        else:
            latest = time.monotonic() + 20 * seconds[mode]
            while os.stat(index / "manifest").st_ino == manifest and time.monotonic() < latest:
                time.sleep(.0002)
            time.sleep(bank.random.uniform(0, .003))
        os.killpg(process.pid, signal.SIGKILL)  # not reaped yet: the group is there even when the run has just ended
        killed = process.wait() == -signal.SIGKILL
        done += killed
        what = f"{mode} run killed " + ("behind its commit" if share is None else f"after {share:.3f} of its time")
        try:
            state = bank.seen(trial, index)
            outcomes[mode, "new" if state == new else "previous"] += killed
            if state not in (old, new):
                faults.append(f"{what}: the index shows {state}, neither {old} nor {new}")
            if bank.random.random() < .7:  # else the next run meets the leftovers of two kills
                reindex(trial, bank, index, *MODES[mode])
                outcomes[mode, "completed"] += 1
                if (state := bank.seen(trial, index)) != new:
                    faults.append(f"{what}: the next run leaves {state}, not {new}")
            old = (state[0], 0)
        except Broken as fault:
            faults.append(f"{what}: {fault}")
            shutil.rmtree(index)
            reindex(trial, bank, index, "--full")
            old = (new[0], 0)
        if killed and done % 50 == 0:
            trial.say(f"{done} kills")
    reindex(trial, bank, index)
    trial.table(["killed run", "seconds", "previous generation", "new generation", "next run completed"],
                [[mode, f"{seconds[mode]:.2f}", *(outcomes[mode, what] for what in ("previous", "new", "completed"))] for mode in MODES])
    trial.none("after kill -9 the previous or the new generation answers, and the next run completes", done, faults)


def searches(trial, bank, index):
    stopping, faults, done = threading.Event(), [], Counter()

    def loop(number):
        while not stopping.is_set():
            run = measure([trial.program, "search", "--json", "--index", index, "habitants energy"])
            done[number] += 1
            if run.code != 0 or not run.json["total"]:
                faults.append(f"exit {run.code}: {run.err[-300:]}")

    threads = [threading.Thread(target=loop, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for number in range(20):
        bank.change()
        reindex(trial, bank, index, *(["--full"] if number % 2 else []))
    stopping.set()
    for thread in threads:
        thread.join()
    trial.none("searches in a loop during 20 reindexes never fail", sum(done.values()), faults)


def full_disk(trial, bank):
    sizing, disk = trial.fresh("sizing"), trial.fresh("disk")
    index, ballast = disk / "index", disk / "ballast"
    reindex(trial, bank, sizing, "--full")
    sizes = [file.stat().st_size for file in sizing.iterdir()]
    mount = ["mount", "-t", "tmpfs", "-o", f"size={6 * sum(sizes) + (1 << 20)}", "fonds-trial", disk]
    mounted = subprocess.run(mount, capture_output=True).returncode == 0
    faults, rows = [], []
    try:
        reindex(trial, bank, index, "--full")
        old = (bank.records, 0)
        for share in (0, .02, .1, .3, .6, .8, .95, 1.5):
            for mode, words in MODES.items():
                new, limit = bank.change(), {}
                if mounted:
                    room = os.statvfs(disk)
                    ballast.write_bytes(bytes(max(0, room.f_bavail * room.f_frsize - int(share * sum(sizes)))))
                else:
                    limit = {"file_limit": int(share * max(sizes))}
                run = reindex(trial, bank, index, *words, ok=None, **limit)
                state = bank.seen(trial, index)
                ballast.unlink(missing_ok=True)
                what = f"{mode} run with room for {share} of an index"
                if run.code not in (0, 5) or state != (new if run.code == 0 else old):
                    faults.append(f"{what}: exit {run.code}, shows {state}, was {old}, becomes {new}: {run.err[-300:]}")
                reindex(trial, bank, index)
                if (state := bank.seen(trial, index)) != new:
                    faults.append(f"{what}, then with room: shows {state}, not {new}")
                old = (new[0], 0)
                rows.append([f"{share} of an index", mode, run.code, "new" if run.code == 0 else "previous"])
        if all(row[2] == 0 for row in rows):
            faults.append("no run met a full disk: the trial proves nothing")
    except Broken as fault:
        faults.append(fault)
    finally:
        if mounted:
            subprocess.run(["umount", disk], check=True)
    trial.table(["room on the disk" if mounted else "limit of a file", "run", "exit", "generation"], rows)
    trial.none("a full disk loses nothing, exits with 5, and the next run with room completes", len(rows), faults)


def answers(index, program):
    """What every reading command says of an index: (command, exit code, output without times, words on standard error)."""
    said = []
    for words in COMMANDS:
        run = measure([program, *words, "--index", index])
        out = {**run.json, "took_us": 0} if words[0] == "search" and run.code == 0 else run.out
        said.append((words[0], run.code, out, run.err))
    return said


def names_place(run, file):
    """Whether the error that a command wrote as JSON names the file and an offset."""
    try:
        error = json.loads(run.err)["error"]
        return os.path.basename(error["path"]) == file.name and isinstance(error["offset"], int)
    except (ValueError, KeyError):
        return False


def damages(trial, bank, index, count):
    for _ in range(3):  # so that there are tombstones, several segments, works
        bank.change()
        reindex(trial, bank, index)
    sound = {file: file.read_bytes() for file in sorted(index.iterdir()) if file.name != "lock" and file.stat().st_size}
    before, faults, outcomes, copy = answers(index, trial.program), [], Counter(), trial.work / "damaged"
    for number in range(count):
        file = list(sound)[number % len(sound)]
        good, edge = sound[file], min(64, len(sound[file]))
        anywhere, near = bank.random.randrange(len(good)), bank.random.randrange(edge)
        offset = bank.random.choice([anywhere, near, len(good) - 1 - near])
        flipped = good[offset] ^ 1 << bank.random.randrange(8)
        cut = bank.random.random() < .33
        file.write_bytes(good[:offset] if cut else good[:offset] + bytes([flipped]) + good[offset + 1:])
        what = f"{file.name} {'cut' if cut else 'flipped'} at {offset} of {len(good)}"

        check = trial.fonds("check", "--json", "--index", index, ok=None)
        outcomes["check", check.code] += 1
        if check.code != 3 or not names_place(check, file):
            faults.append(f"{what}: check ended with {check.code}: {check.err[:300]}")
        for (command, code, out, err), (_, _, whole, _) in zip(answers(index, trial.program), before):
            outcomes[command, code] += 1
            if not (code == 0 and out == whole or code == 3 and file.name in err):
                faults.append(f"{what}: {command} ended with {code}{' and another answer' if code == 0 else ''}: {err[:300]}")
        if number % 5 == 0:
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(index, copy)
            run = reindex(trial, bank, copy, ok=None)
            outcomes["reindex", run.code] += 1
            if run.code not in (0, 3):
                faults.append(f"{what}: reindex ended with {run.code}: {run.err[:300]}")
        file.write_bytes(good)
        if (number + 1) % 50 == 0:
            trial.say(f"{number + 1} damages")

    def row(command):
        codes = {code: times for (name, code), times in outcomes.items() if name == command}
        return [command, codes.get(3, 0), codes.get(0, 0), sum(codes.values()) - codes.get(3, 0) - codes.get(0, 0)]

    trial.table(["command on a damaged index", "exit 3", "as before", "other"],
                [row(command) for command in dict.fromkeys(["check", *(words[0] for words in COMMANDS), "reindex"])])
    kinds = ", ".join(sorted({file.name.split("-")[0] for file in sound}))
    trial.none(f"an index file ({kinds}) cut or flipped is refused with file and offset, never a trap or a wrong answer", count, faults)


def corrections(trial, bank, index, wanted):
    reindex(trial, bank, index)
    known = sorted(json.loads(line)["id"] for line in trial.fonds("dump", "--index", index).out.splitlines() if b'"id"' in line)[:20]
    seconds = trial.fonds("desk", "set", "--index", index, known[0], "field.witness=0").wall
    done, faults, outcomes = 0, [], Counter()
    held = {known[0]: "0"}
    number = 0

    def shown():
        trial.fonds("check", "--index", index)
        entries = json.loads(trial.fonds("desk", "log", "--json", "--index", index).out)
        records = [json.loads(line) for line in trial.fonds("dump", "--index", index).out.splitlines() if line.startswith(b'{"fonds"')]
        told = {one["entry"]["id"]: one["entry"]["values"]["field.witness"][0] for one in entries if "field.witness" in one["entry"].get("values", {})}
        return told, {one["id"]: one["fields"]["witness"][0] for one in records if "witness" in one.get("fields", {})}

    while done < wanted:
        number += 1
        id, value = bank.random.choice(known), str(number)
        process = subprocess.Popen([trial.program, "desk", "set", "--index", index, id, f"field.witness={value}"], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(bank.random.uniform(0, 1.1) * seconds)
        os.killpg(process.pid, signal.SIGKILL)
        killed = process.wait() == -signal.SIGKILL
        done += killed
        try:
            told, seen = shown()
            outcomes["kept" if told == {**held, id: value} else "as before" if told == held else "neither"] += killed
            if told not in (held, {**held, id: value}) or not killed and told.get(id) != value:
                faults.append(f"correction {number}: the desk holds {told}, before it {held}")
            if seen != told:
                outcomes["shown by the next run"] += killed
                trial.fonds("desk", "set", "--index", index, known[0], f"field.witness={value}")  # whatever comes next brings the index up to date
                told, seen = shown()
                if seen != told:
                    faults.append(f"correction {number}: the index shows {seen}, the desk {told}")
            held = told
        except Broken as fault:
            faults.append(f"correction {number}: {fault}")
            break
    reindex(trial, bank, index, "--full")
    told, seen = shown()
    if not told == seen == held:
        faults.append(f"after a full run the index shows {seen}, the desk {told}")
    trial.table(["killed correction", "times"], [[what, times] for what, times in sorted(outcomes.items())])
    trial.none("after kill -9 a correction is on the desk whole or not at all, and the index shows what the desk says", done, faults)


def main(trial, options):
    seed = options.seed or random.SystemRandom().randrange(1, 1 << 32)
    trial.say(f"seed {seed}")
    bank = Bank(trial.fresh("bank"), seed, options.files // 2)
    index = trial.fresh("index")
    trial.corpus(f"made with seed {seed}", bank.folder)
    trial.command("reindex", "--full", "--index", "INDEX", "WORK/bank")
    if options.kills:
        kills(trial, bank, index, options.kills)
    searches(trial, bank, index)
    full_disk(trial, bank)
    if options.damages:
        damages(trial, bank, index, options.damages)
    if options.corrections:
        corrections(trial, bank, index, options.corrections)


Trial(__doc__, seed=(0, "seed of the chances; 0 draws one"), kills=(200, "random instants to kill at"), damages=(300, "places to damage"),
      corrections=(60, "corrections to kill"),
      files=(400, "files in the bank")).perform(main)
