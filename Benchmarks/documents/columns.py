"""Documents in columns whose true text is known: sentences of our own, set by groff and by Chromium into PDFs.

`make(folder)` writes them and gives name → Document. The same seed gives the same sentences; a document is skipped where its typesetter is
not installed. Running headers, footers, page numbers, headings, bullets, footnotes and hyphenated justified text are all in them.
"""
import html
import random
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

WORDS = {
    "fr": {
        "who": """la municipalité|le département|la communauté de communes|l'association|la coopérative|le conseil municipal|la sous-préfecture
            |le syndicat intercommunal|la vice-présidente|le porte-parole du collectif|l'agence d'urbanisme|la chambre d'agriculture|le groupe de
            travail|la commission extra-municipale|l'établissement public|la direction départementale|le réseau d'accompagnement|l'atelier
            citoyen|la gouvernance partagée|le rez-de-chaussée rénové""",
        "does": """expérimente|accompagne|transforme|réorganise|documente|finance|cartographie|interroge|coordonne|approfondit|redécouvre
            |entreprend|questionne|soutient|réinvente|mutualise|développe|simplifie|conforte|sous-estime|préfigure|co-construit""",
        "what": """la rénovation énergétique|l'approvisionnement alimentaire|les circuits de proximité|l'aménagement du territoire|la restauration
            collective|les mobilités quotidiennes|le patrimoine bâti|la transition écologique|les infrastructures existantes|la participation
            des habitants|les micro-crédits solidaires|l'auto-construction encadrée|la récupération des eaux|les savoir-faire artisanaux|la
            politique socio-culturelle|l'éco-conception des bâtiments|les apprentissages collectifs|la tarification progressive|les équipements
            sportifs|l'après-mandat|le désenclavement ferroviaire|la non-violence éducative|les haies bocagères|la biodiversité ordinaire""",
        "how": """avec une méthode éprouvée|sans attendre les subventions|grâce aux bénévoles|malgré les incertitudes budgétaires|pendant plusieurs
            trimestres|au-delà des frontières administratives|dans une dynamique d'amélioration continue|par des expérimentations successives|avec
            les entreprises environnantes|à partir des enseignements précédents|selon un calendrier prévisionnel|c'est-à-dire collectivement
            |jusqu'à l'évaluation contradictoire|en s'appuyant sur les observations quantitatives|peut-être imparfaitement|avant-hier encore
            |sous une responsabilité commune|d'après les témoignages recueillis|vis-à-vis des générations suivantes""",
        "link": "et|mais|tandis que|alors que|parce que|si bien que",
        "lead": "Cependant|Par conséquent|Depuis longtemps|Aujourd'hui|Concrètement|Néanmoins|À l'inverse|En revanche|Peu à peu",
        "page": "Page", "head": "Carnet des territoires", "foot": "Document de travail", "note": "Voir",
        "title": "Les leçons d'un parcours|Une démarche partagée|Premiers enseignements|Conditions de réussite|Freins et leviers|Perspectives",
    },
    "en": {
        "who": """the municipality|the regional authority|a cross-party committee|the cooperative|the town council|the non-profit association
            |the community-led trust|the vice-chair|the planning department|a group of neighbours|the co-ordinating network|the working group
            |the environmental partnership|a well-known foundation|the inter-municipal board|the neighbourhood assembly|the advisory service""",
        "does": """experiments with|accompanies|transforms|reorganises|documents|subsidises|investigates|co-ordinates|underestimates|rediscovers
            |reconsiders|strengthens|supports|reinvents|simplifies|redistributes|self-finances|acknowledges|prioritises|demonstrates""",
        "what": """the refurbishment of public buildings|local food procurement|short supply chains|land-use planning|collective catering|everyday
            mobility|the built heritage|the ecological transition|existing infrastructure|public participation|long-term maintenance|energy
            efficiency|rainwater harvesting|decision-making processes|progressive tariffs|the circular economy|traditional craftsmanship
            |participatory budgeting|biodiversity corridors|peer-to-peer learning|the administrative framework|intergenerational solidarity
            |apprenticeship programmes|low-carbon logistics""",
        "how": """with a proven methodology|without waiting for subsidies|thanks to volunteers|despite budgetary uncertainty|over several quarters
            |beyond administrative boundaries|in a spirit of continuous improvement|through successive experiments|with the surrounding
            companies|on the basis of previous evaluations|according to a provisional timetable|in a face-to-face conversation|until an
            independent assessment|by means of quantitative observations|somewhat half-heartedly|under a shared responsibility|as the recorded
            testimonies suggest|for the benefit of future generations""",
        "link": "and|but|while|because|whereas|so that",
        "lead": "However|Consequently|For a long time|Nowadays|In practice|Nevertheless|Conversely|Step by step|Unexpectedly",
        "page": "Page", "head": "Territorial notebook", "foot": "Working document", "note": "See",
        "title": "Lessons of a journey|A shared approach|First findings|Conditions for success|Obstacles and levers|Perspectives",
    },
}
STYLE = """@page {{ size: A4; margin: 22mm 18mm }} body {{ font: {size}pt/1.35 '{font}', serif; text-align: justify; hyphens: manual }}
main {{ column-count: {columns}; column-gap: 8mm }} p {{ margin: 0 0 .5em; text-indent: {indent} }} h2 {{ font-size: 1.2em; break-after: avoid }}"""


@dataclass
class Document:
    """One document: where its PDF is, and what it says."""

    path: Path
    language: str
    texts: list = field(default_factory=list)  # paragraphs, items, headings and footnotes, each as one text


class Author:
    """Writes sentences and whole documents."""

    def __init__(self, language, seed):
        self.random = random.Random(f"{language} {seed}")
        self.language = language
        self.lists = {key: [" ".join(word.split()) for word in text.split("|")] for key, text in WORDS[language].items()}

    def pick(self, key):
        return self.random.choice(self.lists[key])

    def clause(self):
        return " ".join(self.pick(key) for key in ("who", "does", "what", "how"))

    def sentence(self):
        text = self.clause()
        if self.random.random() < 0.6:
            text += ", " + self.pick("link") + " " + self.clause()
        if self.random.random() < 0.4:
            text = self.pick("lead") + ", " + text
        if self.random.random() < 0.15:
            text += f" ({self.random.randint(2, 97)} %)"
        return text[0].upper() + text[1:] + "."

    def paragraph(self, low=2, high=6):
        return " ".join(self.sentence() for _ in range(self.random.randint(low, high)))

    def pieces(self, notes):
        """(kind, text) in reading order: heading, paragraph, item, and note where the paragraph before it is its place."""
        for section in range(6):
            yield "heading", f"{section + 1}. {self.lists['title'][section]}"
            for _ in range(self.random.randint(4, 7)):
                yield "paragraph", self.paragraph()
                if notes and self.random.random() < 0.25:
                    yield "note", f"{self.pick('note')} {self.clause()}."
            for _ in range(self.random.randint(0, 4)):
                yield "item", self.sentence()


def groff(author, path, columns, notes):
    """Sets a document with the ms macros; justified and hyphenated by the patterns of its language."""
    out = [".nr PS 10", ".nr VS 12", f".ds CH {author.pick('head')}", ".ds LH", ".ds RH \\\\n%", f".ds CF {author.pick('foot')}", ".ds RF"]
    out += [{1: ".1C", 2: ".2C"}.get(columns, ".MC 5c 0.6c")]
    document = Document(path, author.language)
    number = 0
    pieces = list(author.pieces(notes))
    for place, (kind, text) in enumerate(pieces):
        if kind == "note":
            number += 1
            out += [".FS", f"{number}. {text}", ".FE"]
            document.texts.append(text)
            continue
        document.texts.append(text)
        if place + 1 < len(pieces) and pieces[place + 1][0] == "note":
            text = text[:-1] + f" [{number + 1}]."
            document.texts[-1] = text
        out += {"heading": [".SH"], "paragraph": [".PP" if author.random.random() < 0.7 else ".LP"], "item": [".IP \\(bu 2"]}[kind]
        out.append("\\&" + text.replace("'", "\\(aq") if kind == "paragraph" else text.replace("'", "\\(aq"))
    language = ["-mfr"] if author.language == "fr" else []
    made = subprocess.run(["groff", "-K", "utf8", "-ms", *language, "-Tpdf"], input="\n".join(out).encode(), capture_output=True)
    path.write_bytes(made.stdout)
    return document


def soft(word):
    """A word with soft hyphens where a typesetter could break it: between a vowel and a consonant before a vowel, far from the ends."""
    vowels = "aeiouyàâéèêëîïôûùœ"
    letters = [word[0]]
    for place in range(1, len(word)):
        here = word[place - 1].lower() in vowels and word[place].lower() not in vowels + "-'’.,;:()"
        if here and 2 < place < len(word) - 3 and word[place + 1].lower() in vowels and "-" not in word[place - 2:place + 3]:
            letters.append("\u00ad")
        letters.append(word[place])
    return "".join(letters)


def chromium(author, path, columns, notes, size, font, indent):
    """Prints a page in CSS columns; the words carry soft hyphens, since the browser's own patterns are not everywhere."""
    document, parts, foot = Document(path, author.language), [], []
    for kind, text in author.pieces(notes):
        document.texts.append(text)
        shown = " ".join(soft(html.escape(word, quote=False)) for word in text.split())
        if kind == "note":
            foot.append(f"<p>[{len(foot) + 1}] {shown}</p>")
        else:
            parts.append({"heading": f"<h2>{html.escape(text)}</h2>", "paragraph": f"<p>{shown}</p>", "item": f"<ul><li>{shown}</li></ul>"}[kind])
    style = STYLE.format(columns=columns, size=size, font=font, indent=indent)
    page = f"<!DOCTYPE html><html lang={author.language}><meta charset=utf-8><title>{author.pick('head')}</title><style>{style}</style>"
    source = path.with_suffix(".html")
    source.write_text(page + "<main>" + "\n".join(parts + foot) + "</main></html>", encoding="utf-8")
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={path.parent / 'profile'}",
                    f"--print-to-pdf={path}", str(source)], capture_output=True, timeout=120)
    source.unlink()
    return document


def make(folder):
    """The documents, name → Document; those whose typesetter is missing are left out."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {}
    for language in ("fr", "en"):
        for columns in (1, 2, 3):
            for notes in (False, True):
                name = f"groff-{language}-{columns}{'-notes' if notes else ''}"
                if shutil.which("groff"):
                    made[name] = groff(Author(language, name), folder / f"{name}.pdf", columns, notes)
            name = f"chromium-{language}-{columns}"
            if shutil.which("chromium"):
                font, indent = [("Nimbus Roman", "1.5em"), ("DejaVu Serif", "0"), ("DejaVu Sans", "0")][columns - 1]
                made[name] = chromium(Author(language, name), folder / f"{name}.pdf", columns, columns == 2, 11 - columns, font, indent)
    shutil.rmtree(folder / "profile", ignore_errors=True)
    return {name: document for name, document in made.items() if document.path.exists() and document.path.stat().st_size}
