#!/usr/bin/env python3
"""The pages of fonds in a real browser: accessibility, keyboard, narrow screens, no other host.

  check.py --fonds PROGRAM [--shots FOLDER]        (`./dev test --browser` installs what it needs and runs it)

Serves the sample bank, opens its pages at 360 and 1280 pixels, in French and English, light and dark, and ends with 1 where something
is wrong. It drives Debian's Chromium with the package `playwright`; axe-core comes with `axe-playwright-python`.
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from urllib.parse import quote, urlsplit

import axe_playwright_python
from playwright.sync_api import sync_playwright

PROJECT = pathlib.Path(__file__).resolve().parents[2]
AXE = pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
WIDTHS = [(360, 740), (1280, 900)]

faults = []


def fault(place, text):
    faults.append(f"{place}: {text}")
    print(f"FAULT {place}: {text}")


class Server:
    """`fonds serve` over a fresh index of the sample bank."""

    def __init__(self, program):
        self.folder = tempfile.TemporaryDirectory(prefix="fonds-browser-")
        index = self.folder.name + "/index"
        sources = str(PROJECT / "Fixtures/sources")
        done = subprocess.run([program, "reindex", "--index", index, sources], capture_output=True, text=True)
        if done.returncode > 1:
            sys.exit(done.stderr or done.stdout)
        self.process = subprocess.Popen(
            [program, "serve", "--index", index, "--port", "0", "--config", sources + "/fonds.yaml", "--ui", "en"],
            stderr=subprocess.PIPE, text=True)
        line = self.process.stderr.readline()
        found = re.search(r"http://\S+/", line)
        if not found:
            sys.exit("the server did not start: " + line)
        self.address = found.group(0).rstrip("/")

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=20)
        self.folder.cleanup()


def records(ask):
    """The record with most ties, the one with most quotations and the one with most kin, of those at hand."""
    ids = [hit["id"] for query in ("", "assembl%C3%A9e", "charte") for hit in ask("/search?size=60&q=" + query)["hits"]]
    views = [ask("/records/" + quote(id, safe="")) for id in dict.fromkeys(ids)]
    tied = max(views, key=lambda view: len([tie for tie in view["relations"] if tie["kind"] != "translation"]))
    cited = max(views, key=lambda view: len(view["quotations"]))
    akin = max(views, key=lambda view: sum(len(kin["records"]) for kin in view["kin"]))
    return tied["record"]["id"], cited["record"]["id"], akin["record"]["id"]


def pages(ties, cited, akin):
    """What is opened: a name and a path, without the language."""
    return [
        ("start", "/?"),
        ("search", "/?q=" + quote("coopération alimentaire")),
        ("chosen", "/?q=" + quote("eau") + "&facet=bank:experience&facet=bank:reflection&facet=theme:water-and-biodiversity"),
        ("page-two", "/?q=" + quote("habitants") + "&from=10&explain=1"),
        ("misspelt", "/?q=gouvernence"),
        ("nothing", "/?q=" + quote('"zzz yyy"')),
        ("fault", "/?q=" + quote("(eau")),
        ("like", "/?like=" + quote(ties, safe="")),
        ("crossing", "/cross?rows=theme&columns=actor"),
        ("crossing-years", "/cross?rows=bank&columns=year&q=" + quote("eau")),
        ("without", "/?q=" + quote("coopération alimentaire") + "&without=theme:food&without=cooperation"),
        ("as-of", "/?q=" + quote("as-of:2024-06 bank:commitment")),
        ("dossiers", "/dossier?"),
        ("dossier", "/dossier?territory=val-de-brenne&scenario=inventory"),
        ("record-ties", "/records/" + quote(ties, safe="") + "?"),
        ("record-cited", "/records/" + quote(cited, safe="") + "?"),
        ("record-akin", "/records/" + quote(akin, safe="") + "?"),
        ("record-then", "/records/engagement-loyer-nul?as-of=2024"),
        ("record-before", "/records/engagement-loyer-nul?as-of=2020"),
        ("account", "/records/compte-2023-001?"),
        ("missing", "/records/none?"),
        ("nowhere", "/nowhere?"),
    ]


def look(page, place):
    """What must hold of any page."""
    sizes = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    if sizes[0] > sizes[1]:
        wide = page.evaluate(
            """width => [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > width + 1
                 && !e.closest('.scroll') && !e.closest('.hidden')).slice(0, 3).map(e => e.outerHTML.slice(0, 120))""", sizes[1])
        fault(place, f"scrolls sideways: {sizes[0]} in {sizes[1]} pixels {wide}")
    if page.locator("h1").count() != 1:
        fault(place, "has not exactly one h1")
    # What is closed is checked too.
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
    for violation in found["violations"]:
        nodes = "; ".join(node["html"][:140] + " " + node["failureSummary"].replace("\n", " ")[:160] for node in violation["nodes"][:3])
        fault(place, f"axe {violation['id']} ({len(violation['nodes'])}): {nodes}")


def watch(context, address):
    host = urlsplit(address).netloc

    def seen(request):
        if urlsplit(request.url).scheme in ("http", "https") and urlsplit(request.url).netloc != host:
            fault("network", "asked another host: " + request.url)

    context.on("request", seen)


def every_page(browser, server, shots):
    count = 0
    context = browser.new_context()
    ties, cited, akin = records(lambda path: context.request.get(server.address + path).json())
    context.close()
    for width, height in WIDTHS:
        for ui in ("fr", "en"):
            for scheme in ("light", "dark"):
                # axe is put in by the driver: the policy of the pages stays as it is for everything else.
                context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, bypass_csp=True)
                watch(context, server.address)
                page = context.new_page()
                for name, path in pages(ties, cited, akin):
                    place = f"{name} {width} {ui} {scheme}"
                    page.goto(server.address + path + ("" if path.endswith("?") else "&") + "ui=" + ui)
                    if shots:
                        page.screenshot(path=f"{shots}/{name}-{width}-{ui}-{scheme}.png", full_page=True)
                    page.add_script_tag(path=str(AXE))
                    look(page, place)
                    count += 1
                context.close()
    return count


def policy(browser, server):
    """The policy refuses nothing that our own pages do."""
    context = browser.new_context()
    page = context.new_page()
    page.on("console", lambda message: fault("policy", message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: fault("script", str(error)))
    for path in ["/?q=eau&ui=fr", "/cross?ui=fr"]:
        page.goto(server.address + path)
    context.close()


def keyboard(browser, server):
    """From the address to a record by keys alone."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(server.address + "/?ui=fr")
    focused = lambda: page.evaluate("[document.activeElement.tagName, document.activeElement.className, document.activeElement.id]")
    page.keyboard.press("Tab")
    if focused()[1] != "skip":
        fault("keyboard", f"the first stop is no skip link but {focused()}")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    if focused()[2] != "q":
        fault("keyboard", f"the skip link does not lead to the search field but {focused()}")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    if outline == "none":
        fault("keyboard", "the focus is not seen")

    page.keyboard.type("cant", delay=40)
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    if not page.evaluate("document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.getAttribute('aria-selected') === 'true'"):
        fault("keyboard", "the arrow does not reach a suggestion")
    page.keyboard.press("Escape")
    if page.locator("[role=option]").count() or page.locator("#q").input_value() != "cant":
        fault("keyboard", "Escape does not close the suggestions, or changes what was typed")
    page.keyboard.type("ine", delay=40)
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    if "/records/" not in page.url and "facet=" not in page.url:
        fault("keyboard", "a suggestion leads to " + page.url)

    page.goto(server.address + "/?q=eau&ui=fr")
    page.locator(".facets input[type=checkbox] >> visible=true").first.focus()
    with page.expect_navigation():
        page.keyboard.press("Space")
    if "facet=" not in page.url:
        fault("keyboard", "a box that is ticked does not narrow: " + page.url)
    if page.evaluate("document.activeElement.type") != "checkbox":
        fault("keyboard", "the focus is lost when a box is ticked")
    page.goto(server.address + "/?q=eau&ui=fr")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.hits h3') !== null"):
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")
    if "/records/" not in page.url:
        fault("keyboard", "no record is reached from the results by Tab, but " + page.url)
    page.context.close()


def without_script(browser, server):
    """Search, narrow and cross where scripts are off."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(server.address + "/?ui=fr")
    page.fill("#q", "eau")
    page.click("#search button")
    if "q=eau" not in page.url:
        fault("no script", "the form does not search: " + page.url)
    page.click("#facets > summary")
    page.locator(".facets input[type=checkbox] >> visible=true").first.check()
    page.click(".facets button[type=submit]")
    if "facet=" not in page.url or page.locator(".chip").count() != 1:
        fault("no script", "a ticked box does not narrow: " + page.url)
    page.click(".chip")
    if "facet=" in page.url:
        fault("no script", "a chosen facet is not taken off: " + page.url)
    page.goto(server.address + "/cross?ui=fr")
    page.select_option("#rows", "objective")
    page.click(".crossing button")
    page.click(".heat td a >> nth=0")
    if not page.locator(".hits li").count():
        fault("no script", "a cell of a crossing leads to no document: " + page.url)
    context.close()


def paper(browser, server, shots):
    """On paper the description is open and the controls are gone."""
    context = browser.new_context(viewport={"width": 800, "height": 1000})
    page = context.new_page()
    record = context.request.get(server.address + "/search?q=bank:chantier&size=1").json()["hits"][0]["id"]
    page.goto(server.address + "/records/" + quote(record, safe="") + "?ui=fr")
    page.emulate_media(media="print")
    if page.locator("header nav >> visible=true").count() or not page.locator(".facts dl").first.is_visible():
        fault("paper", "controls are printed, or the description is not")
    if shots:
        page.screenshot(path=f"{shots}/paper.png", full_page=True)
    context.close()


def main():
    arguments = argparse.ArgumentParser(description="The pages of fonds in a real browser.")
    arguments.add_argument("--fonds", required=True, help="the program")
    arguments.add_argument("--shots", help="a folder for screenshots")
    given = arguments.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        sys.exit("No Chromium: `./dev test --browser` installs it.")
    if given.shots:
        pathlib.Path(given.shots).mkdir(parents=True, exist_ok=True)
    server = Server(given.fonds)
    try:
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"] if os.geteuid() == 0 else [])
            count = every_page(browser, server, given.shots)
            policy(browser, server)
            keyboard(browser, server)
            without_script(browser, server)
            paper(browser, server, given.shots)
            browser.close()
    finally:
        server.close()
    print(f"{count} pages looked at, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
