#!/usr/bin/env python3
"""Writes a set of French pages with the main text that a reader came for: pages/*.html and expected.json, like the open sets of HTML.

usage: french_pages.py FOLDER [--seed 7] [--each 5]

The text is composed from sentences of our own (french_texts.py) and framed as sites frame theirs (french_sites.py, french_oddities.py,
french_builders.py). What is expected comes from the composition, never from an extractor: the lead and the body with its headings, lists,
quotations, tables and questions; not the title, the signature, the words under pictures, comments, teasers or notices. The same seed gives the
same bytes.
"""
import argparse
import hashlib
import json
from pathlib import Path

import french_builders as builders
import french_oddities as odd
import french_sites as sites
from french_texts import THEMES, Writer

# template: (function, charset, what each article holds beside headings and paragraphs)
TEMPLATES = {
    "spip": (sites.spip, "utf-8", ["list", "quote", "caption", "table"]),
    "wordpress-classic": (sites.wordpress_classic, "utf-8", ["list", "caption", "quote"]),
    "wordpress-blocks": (sites.wordpress_blocks, "utf-8", ["list", "table", "faq", "caption"]),
    "drupal": (sites.drupal, "utf-8", ["list", "caption", "quote"]),
    "joomla": (sites.joomla, "utf-8", ["list", "table"]),
    "town-tables": (odd.town_tables, "iso-8859-1", ["list", "table", "quote"]),
    "handmade": (odd.handmade, "cp1252", ["list", "quote", "caption"]),
    "town-modern": (odd.town_modern, "utf-8", ["faq", "table", "list"]),
    "typo3": (odd.typo3, "utf-8", ["caption", "table", "list"]),
    "newspaper": (odd.newspaper, "utf-8", ["quote", "caption"]),
    "elementor": (odd.elementor, "utf-8", ["list", "faq"]),
    "application": (odd.application, "utf-8", ["list", "quote"]),
    "event": (odd.event, "utf-8", ["list"]),
    "blog": (odd.blog, "utf-8", ["caption", "list"]),
    "wiki": (odd.wiki, "utf-8", ["list", "table"]),
    "state": (builders.state, "utf-8", ["faq", "table", "list", "quote"]),
    "divi": (builders.divi, "utf-8", ["faq", "quote", "list"]),
    "hosted": (builders.hosted, "utf-8", ["list", "quote"]),
    "letter": (builders.letter, "utf-8", ["list", "quote"]),
    "saved": (builders.saved, "cp1252", ["list", "table", "caption"]),
    "documentation": (builders.documentation, "utf-8", ["list", "table", "faq"]),
    "publication": (builders.publication, "utf-8", ["list", "caption", "quote"]),
    "resources": (odd.resources, "utf-8", ["faq", "list", "table"]),
}


def expected(article):
    """The main text: what the composition put into the lead and the body."""
    lines = [article.lead]
    for kind, content in article.parts:
        if kind == "list":
            lines += content
        elif kind == "table":
            lines += [" ".join(row) for row in content]
        elif kind == "faq":
            lines += [line for pair in content for line in pair]
        elif kind != "caption":
            lines.append(content)
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--each", type=int, default=5, help="pages of each template (5)")
    options = parser.parse_args()
    write(options.folder, options.seed, options.each)


def write(folder, seed=7, each=5):
    """Writes the set and returns its pages as expected.json tells of them."""
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    themes, rows = list(THEMES), []
    for place, (name, (template, charset, rich)) in enumerate(TEMPLATES.items()):
        for number in range(each):
            writer = Writer(f"{seed}/{name}/{number}")
            # Short notes and long reports alike; the first page of each kind holds all that its kind may hold.
            held = rich if number == 0 else [kind for kind in rich if writer.random.random() < 0.4]
            article = writer.article(themes[(place + 3 * number) % len(themes)], sections=[3, 0, 1, 4, 6][number % 5], rich=held)
            page = template(sites.Site(writer, article)).encode(charset, "xmlcharrefreplace")
            file = f"pages/{name}-{number}-{hashlib.sha256(page).hexdigest()[:8]}.html"
            (folder / file).write_bytes(page)
            rows.append({"id": f"{name}-{number}", "text": expected(article), "language": "fr", "file": file})
    (folder / "expected.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    return rows


if __name__ == "__main__":
    main()
