#!/usr/bin/env python3
"""relations: facets, crossings and neighbourhoods over a million generated passages.

Makes records of `--passages` passages in all, four each, from `--seed`: in every passage some labels of the systemic thesaurus by the law of Zipf
among other words, a producer, a year, a territory; imports them, and asks the endpoint: counts of facets, crossings of several pairs of facets with
and without a query, the neighbourhood of records and of concepts, and the page. Medians of warm requests, the connection kept open: what is told is
what a client waits, JSON and all. The first round is not counted, and every round has addresses of its own, so that no answer is remembered; what a remembered one takes is told beside.
"""
import http.client
import itertools
import json
import random
import re
import statistics
import time
from urllib.parse import quote

from serve import Server
from trial import PROJECT, Trial, digest

LIMITS = {"facets": 1.0, "crossing": 5.0, "near": 10.0, "page": 20.0}


def concepts():
    """(facet, {language: label}) of the concepts that texts are tagged with."""
    text = (PROJECT / "Index/thesaurus/systemic.rdf").read_text()
    found = []
    for match in re.finditer(r'<skos:Concept rdf:about="urn:fonds:([a-z]+):[^"]+">(.*?)</skos:Concept>', text, re.S):
        labels = dict(re.findall(r'<skos:prefLabel xml:lang="(fr|en)">([^<]+)</skos:prefLabel>', match[2]))
        if len(labels) == 2 and "tagging>declared" not in match[2]:
            found.append((match[1], labels))
    return found


def write(path, chance, passages):
    """Writes the records, four passages each; gives how many."""
    known = concepts()
    chance.shuffle(known)
    weights = list(itertools.accumulate(1 / (place + 3) for place in range(len(known))))
    filler = [f"mot{number}" for number in range(4_000)]
    tails = list(itertools.accumulate(1 / (place + 5) for place in range(len(filler))))
    places = [f"vallee-{number}" for number in range(300)]
    kinds = ["experience", "reflection", "tool", "method", "proposal", "event", "news"]
    count = passages // 4
    with open(path, "w") as out:
        for number in range(count):
            language = "fr" if number % 3 else "en"
            blocks = []
            for part in range(4):
                words = chance.choices(filler, cum_weights=tails, k=24)
                for _, labels in chance.choices(known, cum_weights=weights, k=chance.randint(1, 4)):
                    words.insert(chance.randrange(len(words)), labels[language])
                blocks.append({"kind": "heading", "level": 2, "lang": language, "text": f"{part + 1}. {words[0]}"})
                blocks.append({"kind": "paragraph", "lang": language, "text": " ".join(words) + "."})
            declared = [("bank", chance.choice(kinds)), ("territory", chance.choice(places))]
            out.write(json.dumps({
                "fonds": 1, "id": f"p-{number}", "language": language, "visibility": "public",
                "titles": [{"lang": language, "text": " ".join(chance.choices(filler, k=5)), "from": "made"}],
                "producers": [{"value": f"Atelier {number % 500}", "from": "made"}],
                "dates": [{"kind": "published", "start": str(2005 + number % 20), "from": "made"}],
                "facets": [{"facet": facet, "value": value, "basis": "declared", "from": "made"} for facet, value in declared],
                "blocks": blocks}, ensure_ascii=False) + "\n")
    return count


def medians(server, asked, rounds, marks=True):
    """Milliseconds by name of what was asked, connections kept open; the first round is not counted."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    taken, sizes = {}, {}
    for turn in range(rounds + 1):
        for name, path in asked:
            start = time.perf_counter()
            mark = f"{'&' if '?' in path else '?'}mark={turn}" if marks else ""
            connection.request("GET", path + mark, headers={"Accept": "text/html" if name == "page" else "application/json"})
            response = connection.getresponse()
            first = time.perf_counter() - start
            body = response.read()
            spent = first if name == "page" else time.perf_counter() - start
            if response.status != 200:
                raise RuntimeError(f"{path}: {response.status} {body[:200]}")
            if turn:
                taken.setdefault(name, []).append(1000 * spent)
            sizes[name] = max(sizes.get(name, 0), len(body))
    return {name: statistics.median(spent) for name, spent in taken.items()}, sizes


def main(trial, options):
    chance = random.Random(options.seed)
    folder = trial.work / "bank"
    index = trial.work / "index"
    if not options.keep or not (index / "manifest").exists():
        folder = trial.fresh("bank")
        trial.say("making the records")
        count = write(folder / "records.ndjson", chance, options.passages)
        trial.fresh("index")
        trial.say(f"importing {count} records")
        run = trial.fonds("import", "--index", index, folder / "records.ndjson", timeout=3600)
        trial.say(f"imported in {run.wall:.0f} s, {run.own:.0f} CPU s, peak {run.peak:.0f} MB")
    trial.corpus(f"{options.passages} generated passages", folder)
    trial.command("serve", "--index", index)
    pairs = [("theme", "actor"), ("obstacle", "lever"), ("theme", "year"), ("bank", "theme"), ("theme", "theme")]
    asked = [("facets", "/facets?facet=theme"), ("facets", "/facets?facet=territory")]
    asked += [("crossing", f"/crossings?rows={rows}&columns={columns}") for rows, columns in pairs]
    asked += [("crossing of a query", f"/crossings?rows=theme&columns=actor&q={quote(word)}") for word in ("mot7", "mot40", "mot900")]
    numbers = random.Random(options.seed + 1)
    asked += [("near", f"/records/p-{numbers.randrange(options.passages // 4)}/near") for _ in range(10)]
    asked += [("near a concept", f"/near?of={concept}") for concept in ("theme:food", "theme:energy", "actor:citizens")]
    asked += [("between", "/search?q=" + quote("between:food,energy")), ("page", "/?q=mot40"), ("page", "/")]
    server = Server(trial, index)
    try:
        taken, sizes = medians(server, asked, options.rounds)
        again, _ = medians(server, asked, options.rounds, marks=False)
    finally:
        server.process.terminate()
        server.process.wait()
    trial.table(["what", "median ms", "asked before, ms", "largest answer, bytes"],
                [[name, f"{spent:.2f}", f"{again[name]:.2f}", sizes[name]] for name, spent in taken.items()])
    for name, limit in LIMITS.items():
        trial.require(f"{name}: median at most {limit:g} ms, warm, over HTTP", f"{taken[name]:.2f} ms", taken[name] <= limit)
    trial.require("the page has at most 100 kB", f"{sizes['page']} bytes", sizes["page"] <= 100_000)


if __name__ == "__main__":
    Trial(__doc__, passages=(1_000_000, "passages to make"), seed=(6, "seed of what is made"), rounds=(20, "rounds that are counted"),
          keep=(0, "1: ask the index of the last run again")).perform(main)
