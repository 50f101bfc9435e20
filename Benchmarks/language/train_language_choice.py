#!/usr/bin/env python3
"""Train the table by which FondsText tells French from English (Sources/System/CLanguage/choice.bin).

usage: train_language_choice.py FOLDER [TABLE]      writes TABLE; without it, measures the held-out texts only

FOLDER holds what the table is made of, none of whose text it keeps:
    fra.wordlist eng.wordlist             words of the web by falling frequency, from tesseract-ocr/langdata (Apache License 2.0)
    fra.lstm.wordlist eng.lstm.wordlist   the same from tesseract-ocr/langdata_lstm (Apache License 2.0)
    fr.aff fr.dic                         Debian's hunspell-fr-classical (Mozilla Public License 2.0)
    en_US.aff en_US.dic                   Debian's hunspell-en-us (SCOWL: free to use, copy and modify, with its notice)
    laws.tsv                              French and English segments of Canadian acts (Open Government Licence – Canada)
    gemet.rdf                             the GEMET thesaurus in SKOS (CC BY 2.5 DK)
and, optional and only to choose the settings below by, never trained on:
    pairs.tsv                             English and French sentences of Tatoeba (CC BY 2.0 FR)

A word has a French and an English frequency: 1 / (rank + 20) in the lists, its share in acts and thesaurus; what only one of the two dictionaries has
counts for little in the other language. Logistic regression of its French share on the hashed sequences of 1…5 letters and on the whole word, a word
weighing its frequency to the power of ALPHA, minimised by L-BFGS: deterministic. Needs numpy and scipy; takes a minute or two.
"""
import collections, re, sys, unicodedata
import numpy as np
import scipy.optimize
import scipy.sparse

BITS, LONGEST, LETTERS, UNIT = 17, 5, 24, 24  # table places; letters a sequence, letters a word; weights a unit of log-odds
ALPHA, FLOOR, DOUBT, L2, STEPS = .6, 1e-7, .2, .25, 60
CODES = {letter: code for code, letter in enumerate("abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûüÿœæñß", 1)}
FACTOR = np.uint64(0x9E3779B97F4A7C15)


def words(text):
    return re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text).lower())


def ranked(paths):
    """Words of frequency lists; long s and the like are the noise of the program that they were made for."""
    found = collections.Counter()
    for path in paths:
        lines = [line for line in open(path, encoding="utf-8") if not re.search("[ﬀ-ﬆſ]", line)]
        for rank, line in enumerate(lines):
            for word in words(line):
                found[word] += 1 / (rank + 20)
    return found


def dictionary(stem):
    """Words of a Hunspell dictionary with its suffixes applied."""
    rules, kind = collections.defaultdict(list), "char"
    for line in open(stem + ".aff", encoding="utf-8"):
        part = line.split()
        if part[:1] == ["FLAG"]:
            kind = part[1]
        if part[:1] == ["SFX"] and len(part) >= 5:
            ending = part[3].split("/")[0]
            rules[part[1]].append((part[2].strip("0"), "" if ending == "0" else ending, re.compile(part[4].strip(".") + "$")))
    found = set()
    for line in list(open(stem + ".dic", encoding="utf-8"))[1:]:
        word, _, flags = re.split(r"[\t ]", line.rstrip("\n"))[0].partition("/")
        forms = [word]
        for flag in re.findall("..", flags) if kind == "long" else flags.split(",") if kind == "num" else flags:
            for gone, ending, condition in rules.get(flag, ()):
                if word.endswith(gone) and condition.search(word):
                    forms.append(word[:len(word) - len(gone)] + ending)
        found.update(one for form in forms for one in words(form))
    return found


def columns(path, first, second):
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]
    rows = [row for row in rows if len(row) > max(first, second)]
    return [[words(text) for text in sorted({row[column] for row in rows})] for column in (first, second)]


def labels(path, language):
    text = open(path, encoding="utf-8").read()
    return [words(label) for label in sorted(set(re.findall(rf'Label xml:lang="{language}">([^<]*)<', text)))]


def features(vocabulary):
    """The places of each word as a sparse matrix: the same hashes as LanguageModel.place and LanguageModel.step."""
    count, width = len(vocabulary), LETTERS + 2
    codes, ends = np.zeros((count, width), np.uint64), np.zeros(count, np.int64)
    for row, word in enumerate(vocabulary):
        numbers = [CODES.get(letter, 60) for letter in word[:LETTERS]]
        codes[row, 1:1 + len(numbers)] = numbers
        ends[row] = len(numbers)
    rows, places = [], []
    for length in range(1, LONGEST + 1):
        for end in range(length - 1, width):
            inside = (end > 0) & (end <= ends) if length == 1 else end <= ends + 1
            key = np.zeros(count, np.uint64)
            for place in range(end - length + 1, end + 1):
                key = key << np.uint64(6) | codes[:, place]
            place = (key << np.uint64(3) | np.uint64(length)) * FACTOR >> np.uint64(64 - BITS)
            rows.append(np.flatnonzero(inside))
            places.append(place[inside].astype(np.int64))
    word = np.zeros(count, np.uint64)
    for place in range(1, width - 1):
        mixed = (word ^ codes[:, place]) * FACTOR
        word = np.where(place <= ends, mixed ^ mixed >> np.uint64(32), word)
    rows.append(np.arange(count))
    places.append((word * FACTOR >> np.uint64(64 - BITS)).astype(np.int64))
    rows, places = np.concatenate(rows), np.concatenate(places)
    return scipy.sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, places)), (count, 1 << BITS))


def vocabulary(folder):
    """Words, the share of each that is French, and its weight."""
    def frequencies(list_name, lines):
        mixed = collections.Counter()
        for share, counts in ((.8, ranked([f"{folder}/{list_name}.wordlist", f"{folder}/{list_name}.lstm.wordlist"])), *lines):
            total = sum(counts.values())
            for word, value in counts.items():
                mixed[word] += share * value / total
        return mixed

    count = lambda lines: collections.Counter(word for line in lines for word in line)
    laws = columns(f"{folder}/laws.tsv", 0, 1)
    french = frequencies("fra", [(.1, count(laws[0])), (.1, count(labels(f"{folder}/gemet.rdf", "fr")))])
    english = frequencies("eng", [(.1, count(laws[1])), (.1, count(labels(f"{folder}/gemet.rdf", "en")))])
    known = dictionary(f"{folder}/fr"), dictionary(f"{folder}/en_US")
    found = sorted(word for word in {*french, *english, *known[0], *known[1]} if len(word) <= LETTERS)
    shares, weights = np.zeros(len(found)), np.zeros(len(found))
    for row, word in enumerate(found):
        pair = [french.get(word, 0), english.get(word, 0)]
        for own, other in ((0, 1), (1, 0)):
            if word in known[own]:
                pair[own] = max(pair[own], FLOOR)
                pair[other] *= 1 if word in known[other] else DOUBT
        shares[row], weights[row] = (pair[0] + 1e-9) / (sum(pair) + 2e-9), sum(pair) ** ALPHA
    return found, shares, weights / weights.mean()


def train(found, shares, weights):
    matrix = features(found)
    turned = matrix.T.tocsr()

    def loss(table):
        odds = matrix @ table
        slope = turned @ (weights * (1 / (1 + np.exp(-odds)) - shares)) + L2 * table
        return np.sum(weights * (np.logaddexp(0, odds) - shares * odds)) + L2 / 2 * table @ table, slope

    best = scipy.optimize.minimize(loss, np.zeros(1 << BITS), jac=True, method="L-BFGS-B", options={"maxiter": STEPS, "maxcor": 8})
    return np.clip(np.round(best.x * UNIT), -127, 127).astype(np.int8)


def measure(table, name, french, english):
    """Share of the lines, in forced choice, that are told right."""
    right = []
    for lines, sign in ((french, 1), (english, -1)):
        known = sorted({word for line in lines for word in line})
        odds = dict(zip(known, features(known) @ table.astype(np.float64)))
        right += [sign * sum(odds[word] for word in line) > 0 for line in lines if line]
    print(f"{name}: {100 * np.mean(right):.2f} % of {len(right)}")


def main(folder, path=None):
    table = train(*vocabulary(folder))
    try:
        english, french = columns(f"{folder}/pairs.tsv", 0, 1)
        measure(table, "held-out sentences", french, english)
        single = [[[word] for word in sorted({word for line in lines for word in line if len(word) > 2})] for lines in (french, english)]
        measure(table, "held-out words", *single)
    except FileNotFoundError:
        print("no pairs.tsv: nothing held out")
    if path:
        table.tofile(path)


if len(sys.argv) not in (2, 3):
    sys.exit(__doc__)
main(*sys.argv[1:])
