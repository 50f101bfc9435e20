#!/usr/bin/env python3
"""confidence: the weights by which a concept that a text names is thought its subject, estimated anew.

Takes declarations and keywords out of the sample bank (as `concepts` does), asks `fonds-bench features` what the confidence in each concept comes from that the text of a
judged record names, and fits a logistic regression with a ridge (Newton's method) on the first half of the records. Tells, for both halves and for the fitted weights as for those
of the program, the area under the curve, how often confidences come true, and precision and recall of what would be assigned from each threshold on.

A concept is right when readers kept it, or one narrower. Those that nobody judged are left out of the fit, and wrong wherever precision is told; recall is of the most specific
descriptors that readers kept, named or not. Concepts that ambiguous labels alone name never are assigned, and readers saw few of them: their weight (`doubt`) is the shift by which as many
come out right as are, the unjudged counted wrong. Weights are put into ConceptFeature.swift by hand, rounded; `base` is the constant.
"""
import json
import math
import subprocess

from concepts import FACETS, broader_concepts, closed, halves, judgements, records_of, stripped
from trial import PROJECT, Trial

THRESHOLDS = [0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8]


def solved(matrix, vector):
    """The solution of a system of linear equations, by Gauss with pivots."""
    rows = [[*row, value] for row, value in zip(matrix, vector)]
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for row in range(size):
            if row != column and rows[row][column]:
                share = rows[row][column] / rows[column][column]
                rows[row] = [one - share * other for one, other in zip(rows[row], rows[column])]
    return [rows[row][size] / rows[row][row] for row in range(size)]


def chance(weights, values):
    score = weights[0] + sum(weight * value for weight, value in zip(weights[1:], values))
    return 1 / (1 + math.exp(-max(-30, min(30, score))))


def fitted(cases, ridge):
    """Weights, the constant first, of cases (values, right): Newton's method; the ridge holds back all but the constant."""
    size = len(cases[0][0]) + 1
    weights = [0.0] * size
    for _ in range(50):
        slope = [0.0] * size
        curve = [[0.0] * size for _ in range(size)]
        for one in range(1, size):
            slope[one], curve[one][one] = -ridge * weights[one], ridge
        for values, right in cases:
            share, values = chance(weights, values), [1.0, *values]
            for one in range(size):
                slope[one] += (right - share) * values[one]
                for other in range(size):
                    curve[one][other] += share * (1 - share) * values[one] * values[other]
        step = solved(curve, slope)
        weights = [weight + change for weight, change in zip(weights, step)]
        if max(map(abs, step)) < 1e-9:
            break
    return weights


def area(pairs):
    """The share of pairs of a right and a wrong one in which the right one has the greater confidence."""
    right, wrong = [one for one, is_right in pairs if is_right], [one for one, is_right in pairs if not is_right]
    return sum((one > other) + (one == other) / 2 for one in right for other in wrong) / max(1, len(right) * len(wrong))


def assigned(concepts, confidences, threshold, broader):
    """What a record would be assigned: what is broader than another follows from it."""
    found = {one["concept"] for one, confidence in zip(concepts, confidences) if confidence >= threshold and not one["features"]["doubt"]}
    implied = {other for one in found for other in closed([one], broader) if other != one}
    return found - implied


def read(trial):
    """What the texts of the judged records name: concepts, with features and what readers said (None: nothing), by half and record; and the most specific kept ones."""
    index = trial.fresh("index")
    trial.fonds("reindex", "--index", index, PROJECT / "Fixtures/sources", ok=(0, 1))
    records = records_of(trial, index)
    text = stripped(trial, "text", records, False)
    trial.command("dump", "--index", "INDEX")
    trial.commands.append("fonds-bench features TEXT-INDEX")
    output = subprocess.run([trial.program + "-bench", "features", text], capture_output=True, text=True, check=True).stdout
    broader, judged = broader_concepts(), judgements()
    named = {id: [] for id in judged}
    for one in map(json.loads, output.splitlines()):
        one["concept"] = tuple(one["concept"].split("/", 1))
        if one["record"] not in judged or one["concept"][0] not in FACETS:
            continue
        verdicts = judged[one["record"]]
        kept = closed([concept for concept, is_kept in verdicts.items() if is_kept], broader)
        one["right"] = True if one["concept"] in kept else verdicts.get(one["concept"])
        named[one["record"]].append(one)
    specific = {}
    for id, verdicts in judged.items():
        kept = [concept for concept, is_kept in verdicts.items() if is_kept]
        specific[id] = {one for one in kept if not any(one != other and one in closed([other], broader) for other in kept)}
    return [{id: named[id] for id in ids} for ids in halves(records, judged)], specific, broader


def doubt(odds, rights):
    """The shift of the logarithm of the odds by which so many come out right as are (the mean of a logistic regression with one constant)."""
    low, high = -10.0, 10.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if sum(1 / (1 + math.exp(-one - middle)) for one in odds) > rights else (middle, high)
    return low


def main(trial, options):
    parts, specific, broader = read(trial)
    trial.corpus("sample bank", PROJECT / "Fixtures/sources")
    named = [[one for concepts in part.values() for one in concepts] for part in parts]
    sure = [[one for one in part if not one["features"]["doubt"] and one["right"] is not None] for part in named]
    names = [name for name in named[0][0]["features"] if name not in ["doubt", *options.without.split(",")]]
    weights = fitted([([one["features"][name] for name in names], one["right"]) for one in sure[0]], options.ridge)

    def fit(one):
        return chance(weights, [one["features"][name] for name in names])

    doubtful = [one for one in named[0] if one["features"]["doubt"]]
    shift = doubt([math.log(fit(one) / (1 - fit(one))) for one in doubtful], sum(bool(one["right"]) for one in doubtful))
    trial.table(["feature", "weight"], [[name, f"{weight:.2f}"] for name, weight in zip(["(constant)", *names, "doubt"], [*weights, shift])])
    models = {"fitted": fit, "program": lambda one: one["confidence"]}
    areas, calibrations, figures = [], [], []
    for half, records, judged in zip(["first", "second"], parts, sure):
        for name, model in models.items():
            right = sum(one["right"] for one in judged)
            areas.append([half, name, len(records), len(judged), right, f"{area([(model(one), one['right']) for one in judged]):.3f}"])
            for tenth in range(10):
                those = [one for one in judged if min(9, int(model(one) * 10)) == tenth]
                right, mean = sum(one["right"] for one in those), sum(map(model, those))
                if those:
                    calibrations.append([half, name, f".{tenth}", len(those), right, f"{right / len(those):.2f}", f"{mean / len(those):.2f}"])
            for threshold in THRESHOLDS:
                right = wrong = found = 0
                for id, concepts in records.items():
                    given = assigned(concepts, map(model, concepts), threshold, broader)
                    good = {one["concept"] for one in concepts if one["right"]} & given
                    right, wrong = right + len(good), wrong + len(given - good)
                    found += len(specific[id] & closed(given, broader))
                total = sum(len(specific[id]) for id in records)
                figures.append([half, name, f"{threshold:.2f}", right, wrong, f"{right / max(1, right + wrong):.3f}", f"{found / max(1, total):.3f}"])
    trial.table(["half", "weights", "records", "concepts judged", "right", "area under the curve"], areas)
    trial.table(["half", "weights", "confidence", "judged", "right", "share", "mean confidence"], calibrations)
    trial.table(["half", "weights", "assigned from", "right", "wrong", "precision", "recall"], figures)
    drift = max(abs(fit(one) - one["confidence"]) for one in sure[0])
    trial.require("the weights of the program are those that are fitted, rounded: confidences within .05", f"{drift:.3f}", drift <= 0.05)


if __name__ == "__main__":
    Trial(__doc__, ridge=(1.0, "what holds the weights back"), without=("", "features to leave out, with commas")).perform(main)
