#!/usr/bin/env python3
"""twins: translations that nobody declared are found again, with a confidence that means what it says.

Three collections whose translations are known: the sample bank, the Debian manuals of the mixed bank (by their names, which the search for
twins does not read), and the federal acts of the parallel text. Their records are dumped, every declared translation is taken out of them,
and they are imported into a fresh index, where `fonds twins` proposes. A proposal is right when the two are known to be translations; a known pair is found
when its French record is proposed with it. Collections that are absent are left out.
"""
import json
import re
from pathlib import Path

from trial import PROJECT, Skipped, Trial


def dumped(trial, name, sources):
    index = trial.fresh(name + "-index")
    trial.fonds("reindex", "--index", index, sources, ok=(0, 1))
    return [json.loads(line) for line in trial.fonds("dump", "--index", index).out.splitlines()]


def sample(trial):
    """The sample bank; known by what its pages and sidecars declare, its file names say and its manifest tells."""
    records = dumped(trial, "sample", PROJECT / "Fixtures/sources")
    index = trial.work / "sample-index"
    truth = set()
    for record in records:
        if record["language"] != "fr":
            continue
        view = trial.fonds("show", "--json", "--index", index, record["id"]).json
        truth |= {(record["id"], tie["id"]) for tie in view["relations"] if tie["kind"] == "translation" and tie["language"] == "en"}
    # The manifest names one pair that nobody declared.
    paths = {record["source"]["path"]: record["id"] for record in records}
    truth.add((paths["carnets/2024/compost-de-quartier.html"], paths["harrowmoor/neighbourhood-compost.html"]))
    return records, truth


KEY = re.compile(r"(^|[-._])(fr-fr|fr|en-us|en|french|english)(?=[-._]|$)", re.I)


def mixed(trial):
    bank = trial.work.parent / "mixed/bank"
    if not bank.is_dir():
        raise Skipped("the mixed bank is made by `./dev bench mixed`")
    records = dumped(trial, "mixed", bank)
    keys = {}
    for record in records:
        name = Path(record["source"]["path"]).name.rsplit(".", 1)[0]
        while True:
            shorter = KEY.sub(r"", name)
            if shorter == name:
                break
            name = shorter
        keys.setdefault(name, []).append(record)
    truth = set()
    for same in keys.values():
        french = [one for one in same if one["language"] == "fr"]
        truth |= {(one["id"], other["id"]) for one in french for other in same if other["language"] == "en"}
    return records, truth


def acts(trial):
    """The parallel text cut at every short title, each part as two texts under names that say nothing of the pair."""
    lines = trial.shared("sets/parallel/laws-a.fr-en.tsv").read_text().splitlines()
    pairs = [line.split("\t") for line in lines]
    starts = [number for number, (_, english) in enumerate(pairs) if "may be cited as" in english]
    folder = trial.fresh("acts")
    truth, paths = set(), {}
    for number, (start, end) in enumerate(zip(starts, starts[1:] + [len(pairs)])):
        for side, language in enumerate(("fr", "en")):
            path = folder / f"{(number * 7919 + side * 104729) % 1000003:07d}.md"
            segments = [pair[side] for pair in pairs[start:end]]
            path.write_text("# " + segments[0] + "\n\n" + "\n\n".join(segments[1:]) + "\n")
            paths[path.name] = (number, language)
    records = dumped(trial, "acts", folder)
    by_act = {}
    for record in records:
        number, language = paths[record["source"]["path"]]
        by_act.setdefault(number, {})[language] = record["id"]
    return records, {(one["fr"], one["en"]) for one in by_act.values() if len(one) == 2}


def main(trial, options):
    rows, misses = [], []
    for name, collection in (("sample bank", sample), ("Debian manuals", mixed), ("federal acts", acts)):
        try:
            records, truth = collection(trial)
        except Skipped as absent:
            trial.say(f"{name}: {absent}")
            continue
        stripped = trial.fresh(name.split()[0]) / "records.ndjson"
        with stripped.open("w") as out:
            for record in records:
                record["relations"] = [one for one in record.get("relations", []) if one["kind"] != "translation"]
                if not record["relations"]:
                    del record["relations"]
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
        index = trial.fresh(name.split()[-1] + "-stripped")
        trial.fonds("import", "--index", index, stripped)
        run = trial.fonds("twins", "--least", "0", "--json", "--index", index)
        proposals = [json.loads(line) for line in run.out.splitlines()]
        for one in proposals:
            one["right"] = (one["fr"]["id"], one["en"]["id"]) in truth
        (trial.work / f"{name.split()[-1]}.ndjson").write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in proposals))
        known = {french for french, _ in truth}
        for least in (0.5, 0.9):
            kept = [one for one in proposals if one["confidence"] >= least]
            right = sum(one["right"] for one in kept)
            precision = right / max(1, len(kept))
            mean = sum(one["confidence"] for one in kept) / max(1, len(kept))
            rows.append([name, len(records), len(known), least, len(kept), f"{precision:.3f}", f"{mean:.3f}", f"{right / max(1, len(known)):.3f}", f"{run.own:.2f}"])
            if least == 0.9:
                trial.require(f"{name}: of the proposals with a confidence from .9 on, at least .9 are right", f"{precision:.3f}", precision >= 0.9)
    trial.table(["collection", "records", "known pairs", "from", "proposals", "right", "mean confidence", "found", "own CPU s"], rows)


if __name__ == "__main__":
    Trial(__doc__).perform(main)
