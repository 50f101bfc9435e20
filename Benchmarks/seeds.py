#!/usr/bin/env python3
"""seeds: five real pages in two languages answer as they must.

Indexes ../shared/seeds and asks what a reader would: words in either language, with and without accents, an elided article, a phrase that
two of the three pages hold only as the French block of an English page, and a concept whose label stands in the other language.
"""
import json

from trial import Trial

STRAPLINE = "œuvre qui se construit"
LANGUAGES = {"000": "en", "001": "en", "002": "fr", "003": "fr", "004": "fr"}


def main(trial, options):
    seeds = trial.shared("seeds")
    index = trial.fresh("index")
    trial.corpus("seeds", seeds)
    trial.command("reindex", "--index", "INDEX", "../shared/seeds")
    counts = trial.fonds("reindex", "--json", "--index", index, seeds).json["counts"]
    trial.require("five records", counts, counts["indexed"] == 5 and sum(counts.values()) == 5)

    records = {}
    for line in trial.fonds("dump", "--index", index).out.splitlines():
        record = json.loads(line)
        records[record["source"]["path"][:3]] = record
    languages = {seed: records[seed]["language"] for seed in sorted(records)}
    trial.require("languages en, en, fr, fr, fr", ", ".join(languages.values()), languages == LANGUAGES)

    straplines = {}
    for line in trial.fonds("extract", "--json", seeds).out.splitlines():
        page = json.loads(line)
        seed = page["path"].rsplit("/", 1)[-1][:3]
        straplines[seed] = [block["lang"] for block in page["blocks"] if STRAPLINE in block["text"]]
    trial.require("the strapline of 000 and of 001 is a French block", f"{straplines['000']}, {straplines['001']}",
                  all(straplines[seed] and set(straplines[seed]) == {"fr"} for seed in ("000", "001")))

    rows = []

    def hits(query, *words):
        answer = trial.search(index, query, *words)
        found = [(hit["source"] or "")[:3] for hit in answer["hits"]]
        rows.append([query, answer["total"], " ".join(found), ", ".join(one["concept"] or one["words"] for one in answer["expansions"]) or "–"])
        return found, answer

    for query, seed in (("cailloux blancs", "004"), ("white stones", "001")):
        found, _ = hits(query)
        trial.require(f"{query} finds {seed}", " ".join(found), seed in found)

    texts = {seed: (seeds / record["source"]["path"]).read_text().lower() for seed, record in records.items()}
    english = {seed for seed, text in texts.items() if LANGUAGES[seed] == "en" and "governance" in text}
    found, answer = hits("gouvernance")
    trial.require(f"gouvernance finds the governance pages ({' '.join(sorted(english))}) through the thesaurus", " ".join(found),
                  english <= set(found) and answer["expansions"])

    spellings = {query: hits(query)[0] for query in ("l'energie", "energie", "énergie", "l’énergie", "L'ÉNERGIE")}
    lists = set(map(tuple, spellings.values()))
    trial.require("l'energie, energie, énergie (and l’énergie, L'ÉNERGIE) give the same hits", f"{len(lists)} list of hits",
                  len(lists) == 1 and spellings["énergie"])

    for query in (f'"{STRAPLINE}"', f'"{STRAPLINE.replace("œ", "oe")}"'):
        found, _ = hits(query)
        trial.require(f"{query} finds 000, 001 and 003, no other", " ".join(found), sorted(found) == ["000", "001", "003"])
    for query in ("oeuvre", "œuvre"):
        found, _ = hits(query)
        trial.require(f"{query} finds them too", " ".join(found), {"000", "001", "003"} <= set(found))
    trial.table(["query", "total", "hits, best first", "widened by"], rows)


Trial(__doc__).perform(main)
