"""What a reading of a document is worth beside its true text: words, stretches of six words, and hyphens at the ends of lines."""
import re
import unicodedata
from collections import Counter

WORD = re.compile(r"[^\W_]+")
BREAK = re.compile(r"((?:\S+\s+){0,2})(\S*[^\W\d_])[-\u2010\u00ad]\n([^\W\d_]\S*)((?:\s+\S+){0,2})")


def plain(text):
    """Composed text without soft hyphens and with one kind of apostrophe and hyphen."""
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("\u2019", "'").replace("\u2010", "-").replace("\u2011", "-")
    for ligature, letters in (("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl")):
        text = text.replace(ligature, letters)
    return text


def words(text):
    return WORD.findall(plain(text).lower())


def f1(read, truth):
    """(F1, precision, recall) of the words, each as often as it stands there."""
    read, truth = Counter(read), Counter(truth)
    common = sum((read & truth).values())
    return tuple(2 * common / max(1, a) for a in (sum(read.values()) + sum(truth.values()), 2 * sum(read.values()), 2 * sum(truth.values())))


def stretches(text, length=6):
    found = words(text)
    return Counter(tuple(found[place:place + length]) for place in range(len(found) - length + 1))


def recall(read, truths, length=6):
    """(found, all) stretches of words of the true texts that the reading holds, each as often as it stands there, and those it lacks."""
    wanted = Counter()
    for text in truths:
        wanted += stretches(text, length)
    common = wanted & stretches(read, length)
    return sum(common.values()), sum(wanted.values()), wanted - common


def hyphens(raw, read, truth):
    """(right, decided, wrong) of the hyphens at the ends of the raw lines, where the truth shows which form is meant.

    A break is looked for with its neighbouring words, joined and hyphenated, in the truth and in what was read.
    """
    def spaced(text):
        return " " + " ".join(WORD.sub(lambda found: found.group().lower(), plain(text)).split()) + " "

    read, truth = spaced(read), spaced(truth)
    right, decided, wrong = 0, 0, []
    for found in BREAK.finditer(unicodedata.normalize("NFC", raw)):
        before, left, start, after = (spaced(part).strip() for part in found.groups())
        forms = []
        for middle in ("", "-"):
            words = [*before.split()[-1:], left + middle + start, *after.split()[:1]]
            forms.append(" " + " ".join(words) + " ")
        meant = [form in truth for form in forms]
        if meant[0] == meant[1]:
            continue
        decided += 1
        if forms[meant.index(True)] in read:
            right += 1
        else:
            wrong.append(f"{left}|{start}" + (" joined" if meant[0] else " keeps its hyphen"))
    return right, decided, wrong
