#!/usr/bin/env python3
"""judged: the sample bank against its own judgements, in both languages.

Each question is asked once in French and once in English. A work counts once, whichever face is shown; a pair agrees when both questions give the same
three works first.
"""
import statistics

from trial import PROJECT, Trial

GOAL, AGREEMENT = 0.90, 0.80


def main(trial, options):
    sources, judgements = PROJECT / "Fixtures" / "sources", PROJECT / "Fixtures" / "judgements"
    trial.corpus("sample bank", sources)
    trial.command("reindex", "--index", "INDEX", "Fixtures/sources")
    trial.command("evaluate", "--index", "INDEX", "--queries", "QUERIES", "--qrels", "QRELS")
    index = trial.fresh("index")
    trial.fonds("reindex", "--json", "--index", index, sources, ok=None)
    queries = dict(line.split("\t", 1) for line in (judgements / "queries.tsv").read_text().splitlines())
    qrels = (judgements / "qrels.txt").read_text().splitlines()
    rows, figures = [], {}
    for language in ("fr", "en"):
        asked, judged = trial.work / f"{language}.tsv", trial.work / f"{language}.qrels"
        asked.write_text("".join(f"{name}\t{text}\n" for name, text in queries.items() if name.endswith(language)))
        judged.write_text("".join(line + "\n" for line in qrels if line.split()[0].endswith(language)))
        for label, more in (("all", []), ("--lexicon none", ["--lexicon", "none"]), ("--no-expand", ["--no-expand"])):
            found = trial.fonds("evaluate", "--json", "--index", index, "--queries", asked, "--qrels", judged, *more).json
            rows.append([language, label, f"{found['nDCG@10']:.4f}", f"{found['S@1']:.4f}", f"{found['R@100']:.4f}"])
            figures.setdefault(language, found["nDCG@10"])
    trial.table(["language", "widened by", "nDCG@10", "S@1", "R@100"], rows)

    def first(text):
        hits = trial.search(index, text, size=3)["hits"]
        return {min([hit["id"]] + [face["id"] for face in hit["faces"]]) for hit in hits}

    pairs = sorted({name[:-3] for name in queries})
    shared = [len(first(queries[f"{pair}-fr"]) & first(queries[f"{pair}-en"])) for pair in pairs]
    same = sum(count == 3 for count in shared)
    for language in ("fr", "en"):
        trial.require(f"nDCG@10 of at least {GOAL} in {language}", f"{figures[language]:.4f}", figures[language] >= GOAL)
    trial.require(f"the same three works first for {AGREEMENT:.0%} of the pairs",
                  f"{same} of {len(pairs)}, {statistics.mean(shared):.2f} of 3 in the mean", same >= AGREEMENT * len(pairs))


Trial(__doc__).perform(main)
