#!/usr/bin/env python3
"""spelling: misspelt words of an index, and whether the first suggestion is the right one.

Draws words from the texts of the sample bank and of two larger ones (`--index` takes another), of at least five letters and in at least `--least`
texts, misspells each in one way (a double letter halved, a letter doubled, two letters turned, one lost, added or changed, two such edits), so that the
misspelling stands in no text, and asks one process of `fonds suggest` for all of them. Every draw is that of `--seed`. The reader's language is
that of the texts the word was drawn from.
"""
import json
import random
import re
import statistics
import subprocess
import unicodedata
from collections import Counter

from trial import PROJECT, Trial

KINDS = ["halved", "doubled", "turned", "lost", "added", "changed", "two edits"]
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SETS = {"loi-fr-a": "fr", "law-en-a": "en"}


def fold(text):
    text = text.lower().replace("œ", "oe").replace("æ", "ae")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def texts(record):
    """Language and text of every piece of a record."""
    pieces = [*record.get("titles", []), *record.get("keywords", []), *record.get("abstracts", []), *record.get("blocks", [])]
    return [(piece.get("lang", record.get("language", "und")), piece["text"]) for piece in pieces]


def vocabulary(dump):
    """By folded word: the number of records with it, and how often it stands in each language."""
    frequencies, languages = Counter(), {}
    for line in dump.splitlines():
        words = set()
        for language, text in texts(json.loads(line)):
            for word in re.findall(r"[a-z]+", fold(text)):
                words.add(word)
                languages.setdefault(word, Counter())[language] += 1
        frequencies.update(words)
    return frequencies, languages


def misspelt(chance, word, kind):
    """The word with one fault; `None` where it has no room for it."""
    place = chance.randrange(len(word))
    if kind == "halved":
        pairs = [at for at in range(1, len(word)) if word[at] == word[at - 1]]
        if not pairs:
            return None
        place = chance.choice(pairs)
        return word[:place] + word[place + 1:]
    if kind == "doubled":
        return word[:place] + word[place] + word[place:]
    if kind == "turned":
        place = chance.randrange(len(word) - 1)
        return word[:place] + word[place + 1] + word[place] + word[place + 2:]
    if kind == "lost":
        return word[:place] + word[place + 1:]
    if kind == "added":
        return word[:place] + chance.choice(LETTERS) + word[place:]
    if kind == "changed":
        return word[:place] + chance.choice(LETTERS) + word[place + 1:]
    once = misspelt(chance, word, chance.choice(KINDS[1:6]))
    return misspelt(chance, once, chance.choice(KINDS[1:6]))


def draw(chance, frequencies, least, count):
    """Kind, word, misspelling; the kinds in turn."""
    pool = sorted(word for word, frequency in frequencies.items() if len(word) >= 5 and frequency >= least)
    cases = []
    while len(cases) < count:
        kind, word = KINDS[len(cases) % len(KINDS)], chance.choice(pool)
        wrong = misspelt(chance, word, kind)
        if wrong and wrong != word and wrong not in frequencies and len(wrong) > 3:
            cases.append((kind, word, wrong))
    return cases


def main(trial, options):
    indexes = []
    if options.index:
        indexes.append((options.index.name, options.index, options.ui))
    else:
        sample = trial.fresh("sample")
        trial.corpus("sample bank", PROJECT / "Fixtures/sources")
        trial.fonds("reindex", "--index", sample, PROJECT / "Fixtures/sources", ok=(0, 1))
        indexes.append(("sample", sample, None))
        for name, language in SETS.items():
            index = trial.fresh(name)
            trial.fonds("import", "--index", index, trial.shared(f"sets/ir/{name}") / "docs.jsonl")
            indexes.append((name, index, language))
    trial.command("suggest", "--index", "INDEX", "--ui", "fr|en", "< misspelt words")
    rows, right, asked, medians, faults = [], 0, 0, [], []
    for name, index, language in indexes:
        frequencies, languages = vocabulary(trial.fonds("dump", "--index", index).out.decode())
        cases = draw(random.Random(options.seed), frequencies, options.least, options.words)
        answers = {}
        for ui in ("fr", "en"):
            own = [case for case in cases
                   if (language or ("en" if languages[case[1]]["en"] > languages[case[1]]["fr"] else "fr")) == ui]
            # Once for nothing: what is read for the first time is not what is measured.
            lines = "\n".join(wrong for _, _, wrong in own + own)
            run = subprocess.run([trial.program, "suggest", "--index", index, "--ui", ui], input=lines + "\n", text=True, check=True,
                                 capture_output=True)
            found = [json.loads(line) for line in run.stdout.splitlines()][len(own):] if own else []
            answers.update({case: answer for case, answer in zip(own, found)})
        times = sorted(answer["took_us"]["spellings"] for answer in answers.values())
        good = Counter()
        for case, answer in answers.items():
            kind, word, wrong = case
            first = fold(answer["spellings"][0]) if answer["spellings"] else None
            good[kind] += first == word
            if first != word:
                faults.append(f"{name}, {kind}: {wrong} → {first or 'nothing'}, meant {word} ({frequencies[word]} records)")
        all_of = Counter(kind for kind, _, _ in answers)
        rows.append([name, len(frequencies), *(f"{good[kind] / max(1, all_of[kind]):.2f}" for kind in KINDS),
                     f"{sum(good.values()) / len(answers):.3f}", times[len(times) // 2], times[len(times) * 95 // 100], times[-1]])
        right, asked = right + sum(good.values()), asked + len(answers)
        medians.append(statistics.median(times))
    trial.table(["index", "words", *KINDS, "all", "µs p50", "p95", "most"], rows)
    if options.verbose:
        for fault in faults:
            trial.say(fault)
    trial.require(f"the first suggestion is right nine times in ten (seed {options.seed})", f"{right / asked:.3f} of {asked}", right >= 0.9 * asked)
    trial.require("a suggestion takes 2 ms at most, by the median", f"{max(medians) / 1e3:.2f} ms", max(medians) <= 2000)


Trial(__doc__, words=(200, "words drawn from each index"), seed=(20, "of the draws"), least=(1, "records that a word stands in"),
      index=(None, "an index to draw from instead"), ui=("fr", "the reader's language there"),
      verbose=(0, "1: say what was missed")).perform(main)
