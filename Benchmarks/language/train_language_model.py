#!/usr/bin/env python3
"""Train the language model of FondsText (Sources/FondsText/Language/LanguageModel.swift).

usage: train_language_model.py FOLDER MODEL.swift

FOLDER holds Debian documentation packages unpacked with `dpkg -x PACKAGE FOLDER`: debian-handbook, debian-reference-fr, debian-reference-en,
installation-guide-amd64, developers-reference, debian-faq, manpages, manpages-dev and manpages-fr (GPL-2+, GPL-3+, CC BY-SA 3.0, man-pages' own
terms). The model keeps none of their text, only 2 × 8,192 weights of hashed letter sequences. Needs numpy. Takes about three minutes. The string literals of MODEL.swift are replaced, the code around them is kept.
"""
import functools, glob, gzip, random, re, sys, unicodedata
from html.parser import HTMLParser
import numpy as np

BITS, LONGEST, UNIT, SAMPLES, BATCH = 13, 4, 12, 1_000_000, 64
LETTERS = {letter: code for code, letter in enumerate("abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûüÿœæñß", 1)}
LANGUAGES = ("fr", "en", "xx")
OTHERS = ("de-DE", "es-ES", "it-IT", "pt-BR", "nl-NL", "nb-NO", "pl-PL"), ("de", "es", "it", "pt", "nl", "sv", "ca")
PAGES = {
    "fr": ["doc/debian-handbook/html/fr-FR/*.html", "debian-reference/*.fr.html", "doc/installation-guide-amd64/fr/*.html", "man/fr/man*/*.gz"],
    "en": ["doc/debian-handbook/html/en-US/*.html", "debian-reference/*.en.html", "doc/installation-guide-amd64/en/*.html",
           "developers-reference/*.html", "doc/debian/FAQ/*.en.html", "man/man*/*.gz"],
    "xx": [f"doc/debian-handbook/html/{tag}/*.html" for tag in OTHERS[0]] + [f"doc/installation-guide-amd64/{tag}/*.html" for tag in OTHERS[1]]
}
ENGLISH = set("the and of to is that with for this you are be".split())


class Paragraphs(HTMLParser):
    """The paragraphs of a page without its code."""
    BLOCKS = {"p", "li", "dd", "dt", "h1", "h2", "h3", "h4", "td", "th", "div", "pre", "body", "title"}
    CODE = {"script", "style", "pre", "code", "tt", "kbd", "samp"}

    def __init__(self):
        super().__init__()
        self.found, self.text, self.depth = [], [], 0

    def flush(self):
        text = re.sub(r"\s+", " ", "".join(self.text)).strip()
        self.text = []
        if text:
            self.found.append(text)

    def handle_starttag(self, tag, attributes):
        self.depth += tag in self.CODE
        if tag in self.BLOCKS:
            self.flush()

    def handle_endtag(self, tag):
        self.depth = max(0, self.depth - (tag in self.CODE))
        if tag in self.BLOCKS:
            self.flush()

    def handle_data(self, data):
        if not self.depth:
            self.text.append(data)


def paragraphs(path):
    if path.endswith(".html"):
        parser = Paragraphs()
        parser.feed(open(path, encoding="utf-8", errors="replace").read())
        parser.flush()
        return parser.found
    source = gzip.open(path, "rt", encoding="utf-8", errors="replace").read()
    source = re.sub(r"\\f.|\\\(..|\\[-&|~,/.]|\\\[[^\]]*\]|\\\*\(..", "", re.sub(r"(?m)^[.'].*$", "\n", source))
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", source)]


def words(text):
    return re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text).lower())


@functools.lru_cache(1 << 20)
def features(word):
    """The places of the sequences of 2…LONGEST letters of a word between its edges."""
    codes = [0] + [LETTERS.get(letter, 60) for letter in word[:24]] + [0]
    places = []
    for end in range(len(codes)):
        for length in range(2, min(LONGEST, end + 1) + 1):
            key = 0
            for code in codes[end - length + 1:end + 1]:
                key = key << 6 | code
            places.append((((key << 3 | length) * 0x9E3779B97F4A7C15) & (1 << 64) - 1) >> (64 - BITS))
    return np.array(places, dtype=np.int64)


def corpus(folder):
    texts = {}
    for language in LANGUAGES:
        found = [text for pattern in PAGES[language] for path in sorted(glob.glob(f"{folder}/usr/share/{pattern}")) for text in paragraphs(path)]
        texts[language] = [text for text in dict.fromkeys(found) if len(text) >= 20 and sum(map(str.isalpha, text)) > .7 * len(text)]
    english = set(texts["en"])
    for language in ("fr", "xx"):  # translations hold paragraphs that nobody translated yet
        texts[language] = [text for text in texts[language] if text not in english and sum(word in ENGLISH for word in words(text)) <= .12 * len(text.split())]
    return {language: [found for found in map(words, lines) if len(found) >= 3] for language, lines in texts.items()}


def sample(source, vocabulary, dice):
    """A few words of one language: by type, to learn rare words, or in a row; some French without accents."""
    label = dice.choices(range(3), (.42, .42, .16))[0]
    language = LANGUAGES[label]
    if dice.random() < .3:
        chosen = [dice.choice(vocabulary[language]) for _ in range(dice.choice((1, 1, 2)))]
    else:
        line, count = dice.choice(source[language]), dice.choice((1, 2, 2, 3, 4, 6, 10, 18))
        start = dice.randrange(max(1, len(line) - count + 1))
        chosen = line[start:start + count]
    if label == 0 and dice.random() < .12:
        chosen = ["".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)).replace("œ", "oe") for word in chosen]
    return label, np.concatenate([features(word) for word in chosen])


def train(source):
    """Multinomial logistic regression by AdaGrad (Duchi, Hazan and Singer 2011)."""
    dice = random.Random(7)
    vocabulary = {language: sorted({word for line in lines for word in line if len(word) > 2}) for language, lines in source.items()}
    weights, squares = np.zeros((1 << BITS, 3)), np.full((1 << BITS, 3), 1e-2)
    for _ in range(SAMPLES // BATCH):
        labels, places = zip(*(sample(source, vocabulary, dice) for _ in range(BATCH)))
        flat, rows = np.concatenate(places), np.repeat(np.arange(BATCH), [len(part) for part in places])
        scores = np.zeros((BATCH, 3))
        np.add.at(scores, rows, weights[flat])
        chances = np.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        chances[np.arange(BATCH), labels] -= 1
        touched = np.unique(flat)
        slope = 2e-4 * weights[touched]
        np.add.at(slope, np.searchsorted(touched, flat), chances[rows])
        squares[touched] += slope ** 2
        weights[touched] -= .12 * slope / np.sqrt(squares[touched])
    return np.clip(np.round((weights[:, :2] - weights[:, 2:]) * UNIT), -32, 31).astype(int)


def main(folder, path):
    weights = train(corpus(folder))
    parts = re.split(r'(#"""\n).*?(?=\n *"""#)', open(path, encoding="utf-8").read(), flags=re.S)
    for column in range(2):
        text = "".join(chr(0x50 + weight) for weight in weights[:, column])
        parts[2 * column + 1] = '#"""\n' + "\n".join("    " + text[start:start + 128] for start in range(0, len(text), 128))
    open(path, "w", encoding="utf-8").write("".join(parts))


if len(sys.argv) != 3:
    sys.exit(__doc__)
main(*sys.argv[1:])
