#!/usr/bin/env python3
"""ranking: the judged sets, beside the best stock peer.

Imports every set of ../shared/sets/ir into an index of its own, evaluates it, and holds the program's own figures against those that
evaluate_ir.py gives for the run it wrote. Peers: the best of Lucene, tantivy, Xapian and bm25s as they come; across languages
the best raw figure of a sibling set. The default lexicon was learned from acts that two of the sets hold: these are searched with the lexicon of
--lexicon, which must have seen no federal act of Canada, or else with none.
"""
import json
import subprocess
import sys

from trial import Trial

PEERS = {"cranfield": .382, "cisi": .396, "lisa": .462, "law-en-a": .602, "piaf-a": .785, "spf": .836, "loi-fr-a": .550,
         "laws-fr2en-a": .162, "laws-en2fr-a": .113, "lohelp-fr2en": .368}
LEAST_MEAN = .585
FLOORS = {"lohelp-fr2en": .5}
LEARNED = {"laws-fr2en-a", "laws-en2fr-a"}
MEAN = ["cranfield", "cisi", "lisa", "law-en-a", "piaf-a", "spf", "loi-fr-a"]


def main(trial, options):
    sets, judge = trial.shared("sets/ir"), trial.shared("sets/evaluate_ir.py")
    trial.corpus("judged sets", sets)
    trial.command("import", "--index", "INDEX", "SET/docs.jsonl")
    trial.command("evaluate", "--index", "INDEX", "--queries", "SET/queries.tsv", "--run", "RUN", "--qrels", "SET/qrels.txt")
    rows, faults, figures, bytes_read, seconds = [], [], {}, 0, 0.0
    names = [folder.name for folder in sorted(sets.iterdir()) if folder.is_dir()]
    for name in names:
        trial.say(name)
        folder, index, written = sets / name, trial.fresh(name), trial.work / f"{name}.run"
        size = (folder / "docs.jsonl").stat().st_size
        imported = trial.fonds("import", "--json", "--index", index, folder / "docs.jsonl", ok=None)
        if imported.code != 0:
            faults.append(f"{name}: import ended with {imported.code}: {imported.err[-300:]}{imported.out[-300:].decode()}")
            continue
        lexicon = ["--lexicon", options.lexicon or "none"] if name in LEARNED else []
        run = trial.fonds("evaluate", "--json", *lexicon, "--index", index, "--queries", folder / "queries.tsv", "--qrels", folder / "qrels.txt",
                          "--run", written, ok=None)
        if run.code != 0:
            faults.append(f"{name}: evaluate ended with {run.code}: {run.err[-300:]}")
            continue
        own = run.json
        judgement = [sys.executable, judge, written, folder / "qrels.txt", "--json"]
        judged = json.loads(subprocess.run(judgement, check=True, capture_output=True).stdout)
        compared = [figure for figure in own if figure in judged and figure != "queries"]
        faults += [] if "nDCG@10" in compared else [f"{name}: no figures of its own"]
        faults += [f"{name}: {figure} {own[figure]:.4f}, the judge says {judged[figure]:.4f}" for figure in compared
                   if abs(own[figure] - judged[figure]) >= 0.0005]
        figures[name] = judged["nDCG@10"]
        bytes_read, seconds = bytes_read + size, seconds + imported.own
        kept = sum(file.stat().st_size for file in index.iterdir())
        peer = PEERS.get(name)
        beside = [f"{peer:.3f}", f"{judged['nDCG@10'] - peer:+.3f}"] if peer else ["–", "–"]
        rows.append([name, f"{judged['nDCG@10']:.4f}", *beside, f"{judged['MAP']:.4f}", f"{judged['R@100']:.4f}",
                     f"{size / 1e6 / imported.own:.1f}", f"{kept / size:.2f}", f"{own['queries'] / run.own:.0f}"])
    mean = [name for name in MEAN if name in figures]
    if mean:
        ours, theirs = (sum(of[name] for name in mean) / len(mean) for of in (figures, PEERS))
        speed = f"{bytes_read / 1e6 / seconds:.1f}"
        rows.append([f"mean of {len(mean)}", f"{ours:.4f}", f"{theirs:.3f}", f"{ours - theirs:+.3f}", "", "", speed, "", ""])
    trial.table(["set", "nDCG@10", "peer", "±", "MAP", "R@100", "import MB/CPU s", "index/text", "queries/CPU s"], rows)
    trial.require("every set is imported and evaluated, and the program's figures are those of the judge",
                  f"{len(figures)} of {len(names)} sets, {len(faults)} faults", set(figures) == set(names) and not faults, faults)
    for name in MEAN:
        trial.require(f"{name}: nDCG@10 at most .01 below the peer", f"{figures.get(name, 0):.4f}", figures.get(name, 0) >= PEERS[name] - .01)
    if mean:
        trial.require(f"a mean nDCG@10 of at least {LEAST_MEAN}", f"{ours:.4f}", len(mean) == len(MEAN) and ours >= LEAST_MEAN)
    for name, floor in FLOORS.items():
        trial.require(f"{name}: nDCG@10 of at least {floor}", f"{figures.get(name, 0):.4f}", figures.get(name, 0) >= floor)


Trial(__doc__, lexicon=(None, "a lexicon that has seen no federal act of Canada")).perform(main)
