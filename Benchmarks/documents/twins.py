"""Manuals that Debian ships both as PDF and as HTML, in French and English: the same text twice."""
import gzip
import html.parser
from pathlib import Path

# name → package, folder of its pages, pattern of their names, the PDF, below the package's root
TWINS = {
    "installation-guide.en": ("installation-guide-amd64", "usr/share/doc/installation-guide-amd64/en", "*.html", "install.en.pdf.gz"),
    "installation-guide.fr": ("installation-guide-amd64", "usr/share/doc/installation-guide-amd64/fr", "*.html", "install.fr.pdf.gz"),
    "debian-reference.en": ("debian-reference-en", "usr/share/debian-reference", "*.en.html", "debian-reference.en.pdf"),
    "debian-reference.fr": ("debian-reference-fr", "usr/share/debian-reference", "*.fr.html", "debian-reference.fr.pdf"),
    "debian-faq.en": ("debian-faq", "usr/share/doc/debian/FAQ", "*.en.html", "debian-faq.en.pdf.gz"),
    "debian-faq.fr": ("debian-faq-fr", "usr/share/doc/debian/FAQ/fr", "*.html", "../debian-faq.fr.pdf.gz"),
    "developers-reference.en": ("developers-reference", "usr/share/developers-reference", "*.html", "developers-reference.pdf"),
    "developers-reference.fr": ("developers-reference-fr", "usr/share/developers-reference/fr", "*.html", "developers-reference.pdf"),
    "debian-history.en": ("debian-history", "usr/share/doc/debian-history/docs", "*.en.html", "project-history.en.pdf"),
    "debian-history.fr": ("debian-history", "usr/share/doc/debian-history/docs", "*.fr.html", "project-history.fr.pdf"),
    "maint-guide.en": ("maint-guide", "usr/share/doc/maint-guide/html", "*.en.html", "../maint-guide.en.pdf"),
    "maint-guide.fr": ("maint-guide-fr", "usr/share/doc/maint-guide-fr/html", "*.fr.html", "../maint-guide.fr.pdf"),
}
# Whole books on one page beside their chapters, and pages made for searching.
LEFT_OUT = ("search", "genindex", "developers-reference.html")
NAVIGATION = {"navheader", "navfooter", "related", "sphinxsidebar", "footer", "headerlink"}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}
INLINE = {"a", "abbr", "b", "code", "em", "i", "kbd", "samp", "small", "span", "strong", "sub", "sup", "tt", "u", "var", "q", "cite"}


class Page(html.parser.HTMLParser):
    """All text of a page but its navigation: a reading of its own, independent of what is measured."""

    def __init__(self, text):
        super().__init__()
        self.parts, self.open, self.hidden = [], [], 0
        self.feed(text)

    @property
    def text(self):
        return "".join(self.parts)

    def handle_starttag(self, tag, attributes):
        if tag not in INLINE:
            self.parts.append("\n")
        if tag not in VOID:
            names = set((dict(attributes).get("class") or "").split())
            hides = tag in ("head", "script", "style") or bool(names & NAVIGATION)
            self.open.append((tag, hides))
            self.hidden += hides

    def handle_startendtag(self, tag, attributes):
        if tag in VOID:
            self.parts.append("\n")

    def handle_endtag(self, tag):
        if tag not in INLINE:
            self.parts.append("\n")
        if any(name == tag for name, _ in self.open):
            while True:
                name, hides = self.open.pop()
                self.hidden -= hides
                if name == tag:
                    break

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def pages(tree, name):
    """The text of every chapter of a manual, in the order of their names."""
    package, folder, pattern, _ = TWINS[name]
    files = sorted((tree / package / folder).glob(pattern))
    return [Page(file.read_text("utf-8", "replace")).text for file in files if not file.name.startswith(LEFT_OUT)]


def unpack(tree, folder):
    """Copies the PDFs of the manuals that are there into a folder; gives their names."""
    names = []
    for name, (package, place, _, pdf) in TWINS.items():
        source = tree / package / place / pdf
        if source.exists() and pages(tree, name):
            data = source.read_bytes()
            (folder / f"{name}.pdf").write_bytes(gzip.decompress(data) if pdf.endswith(".gz") else data)
            names.append(name)
    return names
