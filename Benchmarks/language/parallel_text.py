#!/usr/bin/env python3
"""Gather the parallel text from which the default lexicon is learned (Index/lexicon/README.md).

usage: parallel_text.py SOURCES TEXT [NAME…]      writes TEXT/NAME.tsv: a French segment, a tab, its English translation

SOURCES holds a checkout of each repository of that table under its name (`php-fr` and `php-en` where the languages stand apart), and of single files:
    tatoeba/fra-eng.zip  eurovoc/eurovoc.yaml  gemet/gemet.rdf  franceterme/terms_recent.json  systemic/systemic.rdf
Documents that are translated as a whole are aligned block by block by kind and length (Gale and Church 1993). Standard library only.
"""
import csv, glob, html, json, math, os, re, sys, zipfile

SOURCES, TEXT = (sys.argv + ["", ""])[1:3]
INK = 6_000  # characters a segment


def clean(text):
    return re.sub(r"\s+", " ", html.unescape(text)).strip()


def align(left, right):
    """The best monotone pairing of (kind, text) blocks, one to one, two to one and one to two, by the lengths of their texts."""
    price = {(1, 1): .117, (1, 0): 5.31, (0, 1): 5.31, (2, 1): 3.11, (1, 2): 3.11}
    lengths = [[len(block[1]) for block in side] for side in (left, right)]
    if not left or not right:
        return []
    ratio = max(.6, min(1.7, sum(lengths[1]) / max(1, sum(lengths[0]))))

    def misfit(x, y):
        if x == y == 0:
            return 0
        away = abs(y - x * ratio) / math.sqrt(6.8 * max(1, (x + y / ratio) / 2))
        return -math.log(max(1 - math.erf(away / math.sqrt(2)), 1e-30))

    band = max(30, abs(len(left) - len(right)) + 15)
    best = [{} for _ in range(len(left) + 1)]
    best[0][0] = (0, None)
    for i in range(len(left) + 1):
        middle = i * len(right) // len(left)
        for j in range(max(0, middle - band), min(len(right), middle + band) + 1):
            for (a, b), cost in price.items():
                before = best[i - a].get(j - b) if i >= a and j >= b else None
                if before is None:
                    continue
                cost += before[0] + misfit(sum(lengths[0][i - a:i]), sum(lengths[1][j - b:j]))
                if (a, b) == (1, 1) and left[i - 1][0] != right[j - 1][0]:
                    cost += 3
                if j not in best[i] or cost < best[i][j][0]:
                    best[i][j] = (cost, (a, b))
    pairs, i, j = [], len(left), len(right)
    if j not in best[i]:
        return []
    while i or j:
        a, b = best[i][j][1]
        if a and b:
            pairs.append((" ".join(block[1] for block in left[i - a:i]), " ".join(block[1] for block in right[j - b:j])))
        i, j = i - a, j - b
    return pairs[::-1]


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def markdown(path):
    text = re.sub(r"\A---.*?\n---\s*\n", "", read(path), flags=re.S)
    for noise in (r"```.*?```", r"<!--.*?-->", r"<(script|style)\b.*?</\1>"):
        text = re.sub(noise, "", text, flags=re.S)
    blocks = []
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.)\s)|\n(?=#)|\n(?=\|)", text):
        block = block.strip()
        if not block:
            continue
        kind = "h" if block[0] == "#" else "l" if re.match(r"([-*+]|\d+\.)\s", block) else "t" if block[0] == "|" else "p"
        block = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", block)
        block = clean(re.sub(r"^[#>\-*+|\s]+|[*_|#{}]", " ", re.sub(r"<[^>]+>|`[^`]*`", " ", block)))
        if re.search("[a-zA-Z]{2}", block):
            blocks.append((kind, block))
    return blocks


CODE = "literal|function|constant|classname|methodname|parameter|varname|type|code|filename"


def docbook(path):
    text = read(path)
    for noise in (r"<!--.*?-->", r"<(programlisting|screen|methodsynopsis|fieldsynopsis|classsynopsis)\b.*?</\1>", r"<!\[CDATA\[.*?\]\]>"):
        text = re.sub(noise, "", text, flags=re.S)
    text = re.sub(r"&[a-zA-Z.\-]+;", " ", text)
    blocks = []
    for kind, block in re.findall(r"<(para|simpara|title|refpurpose|term|entry|titleabbrev)\b[^>]*>(.*?)</\1>", text, flags=re.S):
        block = clean(re.sub(r"<[^>]+>", " ", re.sub(rf"<({CODE})\b[^>]*>.*?</\1>", " ", block, flags=re.S)))
        if len(block) > 2:
            blocks.append((kind, block))
    return blocks


def documents(french, english, suffix, reader):
    for path in sorted(glob.glob(f"{SOURCES}/{french}/**/*.{suffix}", recursive=True)):
        other = f"{SOURCES}/{english}" + path[len(f"{SOURCES}/{french}"):]
        if not os.path.exists(other):
            continue
        left, right = reader(path), reader(other)
        if left and right and max(len(left), len(right)) <= 600 and abs(len(left) - len(right)) <= .35 * max(len(left), len(right)):
            yield from align(left, right)


def catalogue(path):
    """The entries of a PO file that are not doubtful."""
    for entry in re.split(r"\n\s*\n", read(path)):
        if re.search(r"^#,.*fuzzy", entry, flags=re.M):
            continue
        texts = {}
        for name, body in re.findall(r'^(msgid|msgstr(?:\[0\])?) ((?:"(?:[^"\\]|\\.)*"\s*)+)', entry, flags=re.M):
            joined = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', body))
            texts[name[:6]] = re.sub(r"\\(.)", lambda m: " " if m[1] in "nt" else m[1], joined)
        if texts.get("msgid") and texts.get("msgstr"):
            yield texts["msgstr"], texts["msgid"]


def restructured(text):
    text = re.sub(r":[a-z:-]+:`[^`]*`|``[^`]*``", " ", text)
    return re.sub(r"`([^`<]*)(<[^`]*)?`_*", r"\1", text).replace("*", " ")


def flat(value, path=""):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from flat(inner, f"{path}/{key}")
    elif isinstance(value, str):
        yield path, value


def joined(french, english):
    return ((text, english[key]) for key, text in french.items() if key in english)


def load(path):
    return json.loads(read(f"{SOURCES}/{path}"))


def labels(french, english):
    return [(a, b) for a in french[:3] for b in english[:3]]


def tatoeba():
    text = zipfile.ZipFile(f"{SOURCES}/tatoeba/fra-eng.zip").read("fra-eng/fra.txt").decode()
    return ((line.split("\t")[1], line.split("\t")[0]) for line in text.splitlines())


def esco():
    for name, other in (("skills_fr", "skills_en-us"), ("occupations_fr", "occupations_en")):
        tables = []
        for table in (name, other):
            with open(f"{SOURCES}/esco/{table}.csv", encoding="utf-8", newline="") as file:
                tables.append({row["conceptUri"]: row["preferredLabel"] for row in csv.DictReader(file)})
        for french, english in joined(*tables):
            yield from ((variant, english) for variant in french.split("/"))


def eurovoc():
    field = language = None
    record = {}

    def pairs():
        french, english = ([record.get((name, code), []) for name in ("prefLabel", "altLabel")] for code in ("fr", "en"))
        if french[0] and english[0]:
            yield from labels(french[0] + french[1], english[0] + english[1][:1])
        for name in ("scopeNote", "definition"):
            yield from zip(record.get((name, "fr"), []), record.get((name, "en"), []))

    for line in read(f"{SOURCES}/eurovoc/eurovoc.yaml").splitlines():
        if re.match(r"^  \d+:", line):
            yield from pairs()
            record = {}
        elif match := re.match(r"^    (\w+):\s*$", line):
            field = match[1]
        elif match := re.match(r"^      (en|fr):\s*(.*)$", line):
            language = match[1]
            if match[2]:
                record.setdefault((field, language), []).append(match[2].strip("'").replace("''", "'"))
        elif language and (match := re.match(r"^        - (.*)$", line)):
            record.setdefault((field, language), []).append(match[1].strip("'").replace("''", "'"))
    yield from pairs()


def eforms():
    def entries(path):
        return dict(re.findall(r'<entry key="([^"]*)">(.*?)</entry>', read(path), flags=re.S))

    for path in sorted(glob.glob(f"{SOURCES}/eforms/translations/*_fr.xml")):
        french = {key: text for key, text in entries(path).items() if "nuts" not in key.lower()}
        yield from joined(french, entries(path.replace("_fr.", "_en.")))


def sdg():
    def entries(path):
        found, key = {}, None
        for line in read(path).splitlines():
            if match := re.match(r"^([\w.\-]+):\s?(.*)$", line):
                key = match[1]
                found[key] = match[2].strip("'\">|")
            elif key:
                found[key] += " " + line.strip()
        return found

    for path in sorted(glob.glob(f"{SOURCES}/sdg/translations/fr/*.yml")):
        if os.path.exists(path.replace("/fr/", "/en/")):
            yield from joined(entries(path), entries(path.replace("/fr/", "/en/")))


def cldr():
    for path in sorted(glob.glob(f"{SOURCES}/cldr/cldr-json/*/*/fr/*.json")):
        french, english = json.loads(read(path)), json.loads(read(path.replace("/fr/", "/en/")))
        if "annotations" in path:
            key = next(iter(french))
            for sign, names in french[key]["annotations"].items():
                other = english[key]["annotations"].get(sign, {})
                yield from zip(names.get("tts", []), other.get("tts", []))
                if names.get("default") and other.get("default"):
                    yield " ".join(names["default"]), " ".join(other["default"])
        else:
            left, right = dict(flat(french["main"]["fr"])), dict(flat(english["main"]["en"]))
            yield from joined({key: text for key, text in left.items() if "unitPattern" not in key}, right)


def tico():
    text = re.sub(r'<tu tuid="(?:Wiki(?!news)|wiki).*?</tu>', "", read(f"{SOURCES}/tico/data/TM/all.en-fr.tmx"), flags=re.S)
    pair = r'<tuv xml:lang="en">\s*<seg>(.*?)</seg>.*?<tuv xml:lang="fr">\s*<seg>(.*?)</seg>'
    return ((french, english) for english, french in re.findall(pair, text, flags=re.S))


def franceterme():
    for term in load("franceterme/terms_recent.json"):
        yield from ((term["term"], english) for english in re.split(r"[;/,]", term.get("english") or ""))


def skos(path, notes):
    text = read(f"{SOURCES}/{path}")
    for concept in re.findall(r"<(skos:Concept(?:Scheme)?|rdf:Description)\b(.*?)</\1>", text, flags=re.S):
        def named(tag, language):
            return re.findall(rf'<skos:{tag} xml:lang="{language}"[^>]*>(.*?)</skos:{tag}>', concept[1], flags=re.S)
        yield from labels(*(named("prefLabel", code) + named("altLabel", code) for code in ("fr", "en")))
        for note in notes:
            yield from zip(named(note, "fr"), named(note, "en"))


def idts():
    french, english = (dict(flat(load(f"idts/dist/translations/{code}.json")[code])) for code in ("fr", "en"))
    return joined({key: text for key, text in french.items() if not key.endswith("/terms")}, english)


def ckan():
    for path in sorted(glob.glob(f"{SOURCES}/ckan/**/*.po", recursive=True)):
        yield from catalogue(path)
    for path in sorted(glob.glob(f"{SOURCES}/ckan/**/*.yaml", recursive=True)):
        for english, french in re.findall(r"\n\s+en:\s+(.+?)\n\s+fr:\s+(.+?)(?=\n)", read(path)):
            yield french.strip("'\""), english.strip("'\"")


def playbook():
    def number(path):
        match = re.match(r"(\d+)-", os.path.basename(path))
        return match[1] if match else ""

    english = {number(path): path for path in glob.glob(f"{SOURCES}/playbook/en/*.md")}
    for path in sorted(glob.glob(f"{SOURCES}/playbook/fr/*.md")):
        if number(path) in english:
            yield from align(markdown(path), markdown(english[number(path)]))


def pydoc():
    for path in sorted(glob.glob(f"{SOURCES}/pydoc/**/*.po", recursive=True)):
        yield from ((restructured(french), restructured(english)) for french, english in catalogue(path))


ALL = dict(
    systemic=lambda: skos("systemic/systemic.rdf", ("scopeNote", "definition")), playbook=playbook, tatoeba=tatoeba, esco=esco, eurovoc=eurovoc,
    eforms=eforms, sdg=sdg, cldr=cldr, tico=tico, franceterme=franceterme, gemet=lambda: skos("gemet/gemet.rdf", ("definition",)), idts=idts,
    ckan=ckan, pydoc=pydoc, vue=lambda: documents("vue-fr/src", "vue-en/src", "md", markdown),
    office=lambda: documents("office-fr/docs", "office-en/docs", "md", markdown), php=lambda: documents("php-fr", "php-en", "xml", docbook))

for name in sys.argv[3:] or (ALL if TEXT else sys.exit(__doc__)):
    seen = {}
    for pair in ALL[name]():
        french, english = map(clean, pair)
        if french and english and french != english and max(len(french), len(english)) <= INK:
            seen[french, english] = None
    with open(f"{TEXT}/{name}.tsv", "w", encoding="utf-8") as file:
        file.writelines(f"{french}\t{english}\n" for french, english in seen)
    print(f"{name}: {len(seen)} segments")
