#!/usr/bin/env python3
"""concepts: the descriptors of the sample bank against judgements made blind.

Reads the sample bank, and holds the descriptors of the judged records (Fixtures/judgements/concepts.tsv), declared ones and those that the text gave, to what two
readers would keep who did not know where a candidate came from: precision, recall and F1 over all pairs of record and descriptor, as assigned and with
what is broader. Told by language, by facet, and for the descriptors that only the text gave.
"""
import json
import re

from trial import PROJECT, Trial

FACETS = {"objective", "theme", "actor", "change", "stage", "scenario", "obstacle", "lever", "skill", "scale"}


def broader_concepts():
    """By (facet, id): the concepts next broader."""
    text = (PROJECT / "Index/thesaurus/systemic.rdf").read_text()
    concepts = re.finditer(r'<skos:Concept rdf:about="urn:fonds:([a-z]+):([^"]+)">(.*?)</skos:Concept>', text, re.S)
    return {(one[1], one[2]): [(one[1], id) for id in re.findall(r'<skos:broader rdf:resource="urn:fonds:[a-z]+:([^"]+)"', one[3])] for one in concepts}


def closed(concepts, broader):
    found = list(concepts)
    for one in found:
        found += [other for other in broader.get(one, []) if other not in found]
    return set(found)


def figures(records, judged, broader, chosen, closes):
    """Right, wrong and missed pairs, in all and by facet."""
    counts = {}
    for id, verdicts in judged.items():
        right = {concept for concept, kept in verdicts.items() if kept}
        given = {(one["facet"], one["value"]) for one in records[id].get("facets", []) if one["facet"] in FACETS and chosen(one)} & set(broader)
        if closes:
            right, given = closed(right, broader), closed(given, broader)
        else:  # of what is right the most specific has to be there; what is broader follows from it
            right = {one for one in right if one in given or not any(one != other and one in closed([other], broader) for other in right)}
        for facet, kind in [(one[0], 0 if one in right else 1) for one in given] + [(one[0], 2) for one in right - given]:
            counts.setdefault(facet, [0, 0, 0])[kind] += 1
    return [sum(column) for column in zip(*counts.values())] or [0, 0, 0], counts


def measures(counts):
    right, wrong, missed = counts
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main(trial, options):
    index = trial.fresh("index")
    trial.fonds("reindex", "--index", index, PROJECT / "Fixtures/sources", ok=(0, 1))
    records = {record["id"]: record for record in map(json.loads, trial.fonds("dump", "--index", index).out.decode().splitlines()) if "id" in record}
    judged = {}
    for line in (PROJECT / "Fixtures/judgements/concepts.tsv").read_text().splitlines():
        id, concept, kept = line.split("\t")[:3]
        judged.setdefault(id, {})[tuple(concept.split("/", 1))] = kept == "1"
    trial.corpus("sample bank", PROJECT / "Fixtures/sources")
    trial.none("every judged record is in the bank", len(judged), [id for id in judged if id not in records])
    broader = broader_concepts()
    rows = []
    for name, languages in [("fr", ["fr"]), ("en", ["en"]), ("both", ["fr", "en"])]:
        those = {id: verdicts for id, verdicts in judged.items() if records[id]["language"] in languages}
        for basis, chosen in [("all", lambda one: True), ("text", lambda one: one["basis"] == "text")]:
            for how, closes in [("as assigned", False), ("with broader", True)]:
                total, facets = figures(records, those, broader, chosen, closes)
                rows.append([name, basis, how, len(those), *(f"{one:.3f}" for one in measures(total))])
                if (name, basis, how) == ("both", "all", "as assigned"):
                    result, by_facet = measures(total), facets
    trial.table(["language", "basis", "descriptors", "records", "precision", "recall", "F1"], rows)
    trial.table(["facet", "right", "wrong", "missed", "precision", "recall", "F1"],
                [[facet, *counts, *(f"{one:.3f}" for one in measures(counts))] for facet, counts in sorted(by_facet.items())])
    trial.require("micro-F1 of at least .85", f"{result[2]:.3f}", result[2] >= 0.85)
    trial.require("precision of at least .90", f"{result[0]:.3f}", result[0] >= 0.90)


if __name__ == "__main__":
    Trial(__doc__).perform(main)
