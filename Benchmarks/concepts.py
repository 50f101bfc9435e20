#!/usr/bin/env python3
"""concepts: the descriptors of the sample bank against judgements made blind.

Reads the sample bank, and holds the descriptors of the judged records (Fixtures/judgements/concepts.tsv) to what two readers would keep who did not know where a
candidate came from: precision, recall and F1 over all pairs of record and descriptor, as assigned and with what is broader, by language and by facet. Three bases:

  all    what the bank has: declared descriptors, keywords that bear a label, and what the text gives
  words  every declaration of the ten facets taken away, keywords left: what the program makes of the words of a source
  text   keywords taken away too: who chose a keyword has described the record, so it is a declaration, and what running text alone gives shows without it

What is taken away is taken out of the dump of the bank, which is imported anew. Text alone is told for two halves of the records as well, by the digest of the work's
identifier (both faces in one half): the tagger was made better looking at errors of the first half only, so the second says what to expect elsewhere. Last comes how often a
confidence of a suggestion is right.
"""
import hashlib
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


def figures(records, judged, broader, closes):
    """Right, wrong and missed pairs, in all and by facet."""
    counts = {}
    for id, verdicts in judged.items():
        right = {concept for concept, kept in verdicts.items() if kept}
        given = {(one["facet"], one["value"]) for one in records[id].get("facets", []) if one["facet"] in FACETS} & set(broader)
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


def records_of(trial, index):
    """The records of an index by identifier."""
    return {record["id"]: record for record in map(json.loads, trial.fonds("dump", "--index", index).out.decode().splitlines()) if "id" in record}


def judgements():
    """What the readers said, by record: whether a concept is kept, by (facet, id)."""
    judged = {}
    for line in (PROJECT / "Fixtures/judgements/concepts.tsv").read_text().splitlines():
        id, concept, kept = line.split("\t")[:3]
        judged.setdefault(id, {})[tuple(concept.split("/", 1))] = kept == "1"
    return judged


def stripped(trial, name, records, keeps_keywords):
    """An index of the same records without what was declared of the ten facets."""
    source, index = trial.fresh(name) / "records.ndjson", trial.fresh(name + "-index")
    lines = []
    for record in records.values():
        record = {member: value for member, value in record.items() if keeps_keywords or member != "keywords"}
        for holder in [record, record.get("original", {})]:
            if "facets" in holder:
                holder["facets"] = [one for one in holder["facets"] if one["facet"] not in FACETS]
        lines.append(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")
    source.write_text("".join(lines))
    trial.fonds("import", "--index", index, source)
    return index


def halves(records, ids):
    """The records of the first and of the second half: by the least identifier of a work, so that no work stands in both."""
    faces = {id: {id} for id in records}
    for id, record in records.items():
        for other in [one["target"] for one in record.get("relations", []) if one["kind"] == "translation" and one["target"] in faces]:
            faces[id] |= faces[other]
            for face in faces[id]:
                faces[face] = faces[id]
    parts = [[], []]
    for id in ids:
        parts[hashlib.sha256(min(faces[id]).encode()).digest()[0] % 2].append(id)
    return parts


def calibration(suggested, judged, ids):
    """By tenths of confidence: suggestions judged, right ones, their mean confidence, and how many nobody judged."""
    rows = []
    for tenth in range(10):
        those = [(one["confidence"], judged[id].get((one["facet"], one["value"]))) for id in ids for one in suggested.get(id, [])
                 if one["facet"] in FACETS and min(9, int(one["confidence"] * 10 + 1e-9)) == tenth]
        known = [(confidence, kept) for confidence, kept in those if kept is not None]
        if known:
            mean, share = sum(one for one, _ in known) / len(known), sum(kept for _, kept in known) / len(known)
            rows.append([f".{tenth}", len(known), sum(kept for _, kept in known), f"{share:.2f}", f"{mean:.2f}", len(those) - len(known)])
    return rows


def main(trial, options):
    index = trial.fresh("index")
    trial.fonds("reindex", "--index", index, PROJECT / "Fixtures/sources", ok=(0, 1))
    banks = {"all": records_of(trial, index)}
    for name, keeps_keywords in [("words", True), ("text", False)]:
        index = stripped(trial, name, banks["all"], keeps_keywords)
        banks[name] = records_of(trial, index)
    found = trial.fonds("desk", "suggestions", "--json", "--index", index).json
    suggested = {one["id"]: one["suggestions"] for one in found}
    judged = judgements()
    trial.corpus("sample bank", PROJECT / "Fixtures/sources")
    trial.none("every judged record is in the bank", len(judged), [id for id in judged if id not in banks["all"]])
    broader = broader_concepts()
    first, second = halves(banks["all"], judged)
    parts = {"both": list(judged), "fr": [], "en": [], "first half": first, "second half": second}
    for id in judged:
        parts[banks["all"][id]["language"]].append(id)
    rows, results, facets = [], {}, {}
    for basis, records in banks.items():
        for part, ids in parts.items():
            if part.endswith("half") and basis != "text":
                continue
            those = {id: judged[id] for id in ids}
            for how, closes in [("as assigned", False), ("with broader", True)]:
                total, by_facet = figures(records, those, broader, closes)
                rows.append([basis, part, how, len(those), *total, *(f"{one:.3f}" for one in measures(total))])
                if not closes:
                    results[basis, part], facets[basis, part] = measures(total), by_facet
    trial.table(["basis", "records of", "descriptors", "records", "right", "wrong", "missed", "precision", "recall", "F1"], rows)
    trial.table(["basis", "facet", "right", "wrong", "missed", "precision", "recall", "F1"],
                [[basis, facet, *counts, *(f"{one:.3f}" for one in measures(counts))]
                 for basis in banks for facet, counts in sorted(facets[basis, "both"].items())])
    header = ["suggestions of text alone", "judged", "right", "share", "mean confidence", "not judged"]
    for name, ids in [("", list(judged)), (", first half", first), (", second half", second)]:
        trial.table([header[0] + name, *header[1:]], calibration(suggested, judged, ids))
    result = results["all", "both"]
    trial.require("micro-F1 of at least .85", f"{result[2]:.3f}", result[2] >= 0.85)
    trial.require("precision of at least .90", f"{result[0]:.3f}", result[0] >= 0.90)
    alone = results["text", "both"][0]
    trial.require("precision of at least .85 of what text alone gives", f"{alone:.3f}", alone >= 0.85)


if __name__ == "__main__":
    Trial(__doc__).perform(main)
