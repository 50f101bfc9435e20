#!/usr/bin/env python3
"""serve: the endpoint answers in its documented shape, within its bounds, and stops gracefully.

Indexes a copy of the project's sample bank, starts `fonds serve --port 0` and asks over HTTP: the JSON against the issue's schema,
highlights, facet counts, records, the page in both languages, headers, bounds, every route with hostile parameters, a new generation without restart,
200 searches at once, SIGTERM.
"""
import http.client
import json
import re
import select
import shutil
import signal
import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlencode

from trial import PROJECT, Broken, Skipped, Trial

NUMBER, OPTIONAL = (int, float), (str, type(None))
COUNT = {"id": str, "label": str, "count": int, "parent": OPTIONAL, "selected": bool}
ANSWER = {
    "query": str, "total": int, "took_us": int,
    "hits": [{"id": str, "score": NUMBER, "title": str, "language": str, "source": OPTIONAL, "url": OPTIONAL,
              "snippet": {"text": str, "page": (int, type(None)), "highlights": [[int]]}, "producers": [str], "facets": dict}],
    "facets": {...: [COUNT]}, "expansions": list, "suggestions": list}
SCRIPT = '<script src="/page.js" defer=""></script>'  # the one that pages may have
HEADERS = {"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY"}
ERROR = {"error": {"code": str, "message": str, "column": (int, type(None)), "remedy": str}}
QUERIES = ["coopération alimentaire", "participatory budget", "énergie", "l'eau", '"budget participatif"', "territo*",
           "energy AND (inhabitants OR citizens)", ""]
REQUESTS = [
    ("GET", "/", 200), ("GET", "/search?q=energy", 200), ("GET", "/search?q=" + "a" * 9000, 414), ("POST", "/search?q=energy", 405),
    ("DELETE", "/", 405), ("GET", "/no/such/route", 404), ("GET", "/records/no-such-record", 404),
    ("GET", "/records/..%2F..%2Fetc%2Fpasswd", 404), ("GET", "/search?q=energy&size=100000", 400), ("GET", "/search?q=energy&from=-1", 400),
    ("GET", "/search?q=" + quote("e* " * 600), 400),
    *(("GET", "/search?q=" + quote(query), "400 and a column") for query in ("energy AND", "(energy", "(" * 1000, '"energy'))]

# What people, programs and attackers write where a value belongs.
HOSTILE = ["", " ", "\0", "a\0b", "%", "%zz", "\ud800".encode("utf-8", "surrogatepass"), b"\xff\xfe", "é" * 900, "a" * 7000, "'\"<script>alert(1)</script>", "../../etc/passwd",
           "-1", "0", "1e9", "99999999999999999999", "NaN", "theme", "theme:", ":food", "theme:food", "theme:zorg", "zorg:x", "year:9999..0", "year:1..99999999", "lang:zz",
           "between:food", "between:food,food", "between:food,zorg", "between:" + ",".join(["food"] * 9), "as-of:2022-13-45", "as-of:9999", "as-of:", "(" * 300, "+-+-", "* * *", "a* b* c*",
           "\u202e\u2066", "amount", "nature,purpose", "nature," * 200, "theme,theme,theme,theme,theme", "\U0001f600" * 500]
# By route: its parameters, each of which takes the hostile values while the others stay sound.
ROUTES = {
    "/search": {"q": "energy", "ui": "fr", "facet": "theme:food", "size": "5", "from": "0", "like": "", "expand": "1", "without": "theme:energy", "explain": "1"},
    "/suggest": {"q": "ene", "ui": "en", "size": "5"},
    "/facets": {"facet": "theme", "ui": "fr"},
    "/near": {"of": "theme:food", "ui": "fr", "size": "5"},
    "/crossings": {"rows": "theme", "columns": "actor", "q": "energy", "facet": "lang:fr", "as-of": "2022", "size": "5", "without": "x"},
    "/cross": {"rows": "theme", "columns": "actor", "q": "energy", "facet": "lang:fr", "size": "5", "ui": "fr"},
    "/sum": {"field": "amount", "by": "nature", "q": "", "facet": "bank:account", "as-of": "2023"},
    "/dossier": {"territory": "", "scenario": "inventory", "format": "json", "ui": "fr"},
    "/": {"q": "energy", "ui": "fr", "facet": "theme:food", "size": "5", "from": "0", "like": "", "without": "x"},
    "/records/{id}": {"ui": "fr", "as-of": "2022"}, "/records/{id}/near": {"size": "5"}, "/records/{id}/source": {"ui": "fr"},
}
STATUSES = {200, 400, 403, 404, 405, 414}
GROWTH = 256  # MB that a server may grow by while it is asked all that


def mismatches(value, shape, place="answer"):
    """Where a value differs from a shape: a type, types, [of each], {name: of it}, {...: of any name}."""
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return [f"{place} is no object"]
        pairs = [(name, shape[...]) for name in value] if ... in shape else list(shape.items())
        missing = [f"{place}.{name} is missing" for name, _ in pairs if name not in value]
        return missing + [fault for name, inner in pairs if name in value for fault in mismatches(value[name], inner, f"{place}.{name}")]
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{place} is no list"]
        return [fault for item in value for fault in mismatches(item, shape[0], place + "[]")]
    return [] if isinstance(value, shape) and (shape is bool or not isinstance(value, bool)) else [f"{place} is {value!r}"]


class Server:
    """`fonds serve` on a free port."""

    def __init__(self, trial, index):
        command = [trial.program, "serve", "--port", "0", "--ui", "en", "--index", index]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.words, start = "", time.monotonic()
        while not (found := re.search(r"http://127\.0\.0\.1:(\d+)/", self.words)):
            if self.process.poll() is not None or time.monotonic() - start > 20:
                raise Broken(f"serve does not listen: {self.words}")
            if select.select([self.process.stderr], [], [], 0.5)[0]:
                self.words += self.process.stderr.readline()
        self.port = int(found[1])

    def ask(self, path, method="GET", **headers):
        """(status, headers, body) of one request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, headers=headers)
            response = connection.getresponse()
            return response.status, response.headers, response.read()
        except (OSError, http.client.HTTPException) as fault:
            return 0, {}, repr(fault).encode()
        finally:
            connection.close()

    def json(self, path):
        status, _, body = self.ask(path)
        if status != 200:
            raise Broken(f"{path}: {status}: {body[:300]}")
        return json.loads(body)

    def search(self, query, **parameters):
        return self.json("/search?" + urlencode({"q": query, **parameters}, doseq=True))


def answers(trial, server):
    faults, hits, highlights = [], 0, 0
    for query in QUERIES:
        answer = server.search(query, size=50, ui="fr")
        faults += [f"{query}: {fault}" for fault in mismatches(answer, ANSWER)]
        for hit in answer["hits"]:
            hits += 1
            snippet, end = hit["snippet"], 0
            for start, stop in snippet["highlights"]:
                if not end <= start < stop <= len(snippet["text"]):
                    faults.append(f"{query}: {hit['id']}: range {start}..<{stop} of {len(snippet['text'])} scalars after {end}")
                end, highlights = stop, highlights + 1
            if Path(hit["source"] or "").is_absolute():
                faults.append(f"{query}: the source is not relative: {hit['source']}")
    trial.none(f"/search has the documented shape, {highlights} highlights in {hits} hits rise inside their snippets", len(QUERIES), faults)
    snippets = [hit["snippet"] for hit in server.search("énergie", expand=0, size=50)["hits"]]
    marked = [snippet["text"][start:stop] for snippet in snippets for start, stop in snippet["highlights"]]
    trial.none("a highlight is the word alone, not the elided article", len(marked),
               [text for text in marked if not re.fullmatch(r"[ée]nerg\w*", text, re.I)])


def facets(trial, server):
    everything, faults, checked = server.search("", size=1), [], 0
    for facet, values in everything["facets"].items():
        for value in values[:5]:
            checked += 1
            one = server.search("", size=1, facet=f"{facet}={value['id']}")
            name = f"{facet}={value['id']}"
            if one["total"] != value["count"]:
                faults.append(f"{name}: counted {value['count']}, finds {one['total']}")
            own = one["facets"].get(facet, [])
            if {other["id"]: other["count"] for other in own} != {other["id"]: other["count"] for other in values}:
                faults.append(f"{name}: the counts of its own facet change")
            if [other["id"] for other in own if other["selected"]] != [value["id"]]:
                faults.append(f"{name}: it alone should be marked as selected")
    wide = {facet: values for facet, values in everything["facets"].items() if len(values) > 1}
    for facet, (first, second, *_) in wide.items():
        checked += 1
        either = server.search("", size=1, facet=[f"{facet}={first['id']}", f"{facet}={second['id']}"])["total"]
        if not max(first["count"], second["count"]) <= either <= first["count"] + second["count"]:
            faults.append(f"{facet}: {first['id']} or {second['id']} finds {either}, alone {first['count']} and {second['count']}")
    for facet, other in zip(wide, list(wide)[1:]):
        checked += 1
        narrowed = server.search("", size=1, facet=f"{facet}={wide[facet][0]['id']}")
        for value in narrowed["facets"].get(other, [])[:3]:
            both = server.search("", size=1, facet=[f"{facet}={wide[facet][0]['id']}", f"{other}={value['id']}"])["total"]
            if both != value["count"]:
                faults.append(f"{facet}={wide[facet][0]['id']} and {other}={value['id']}: counted {value['count']}, finds {both}")
    trial.none("facet counts are the totals they promise: own filter excluded, OR within a facet, AND across", checked, faults)


def routes(trial, server):
    hit = server.search("énergie")["hits"][0]
    record = server.json("/records/" + quote(hit["id"], safe=""))
    trial.require("/records/{id} gives the record", record["record"]["id"], record["record"]["id"] == hit["id"])
    listed = server.json("/facets")
    trial.none("/facets has the documented shape", len(listed["facets"]), mismatches(listed, {"facets": {...: [COUNT]}}))
    health = server.json("/health")
    trial.require("/health is ok", health, health["status"] == "ok" and health["works"] > 0)

    queries = ["énergie", '"><script>alert(1)</script>"', "zzzzqqqq", "energy lang:en"]
    faults, pages = [], ["/", *("/?q=" + quote(query) for query in queries), "/records/" + quote(hit["id"], safe="")]
    for page in pages:
        for ui in ("fr", "en"):
            path = page + ("&" if "?" in page else "?") + "ui=" + ui
            status, headers, body = server.ask(path, Accept="text/html")
            text = body.decode().replace(SCRIPT, "", 1)
            if status != 200 or not headers["Content-Type"].startswith("text/html") or f'<html lang="{ui}"' not in text:
                faults.append(f"{path}: {status}, {headers.get('Content-Type')}, language missing or wrong")
            if re.search(r"<script|<[^>]*\son\w+=|javascript:", text, re.I):
                faults.append(f"{path}: a script")
    trial.none("pages in both languages, with no script but the one of ours", 2 * len(pages), faults)


def bounds(trial, server):
    faults = []
    for method, path, wanted in REQUESTS:
        status, headers, body = server.ask(path, method)
        what = f"{method} {path[:50]}"
        if status != int(str(wanted)[:3]):
            faults.append(f"{what}: {status}, expected {wanted}: {body[:200]}")
        elif status == 400 or path.startswith("/records/"):
            error = json.loads(body)
            faults += [f"{what}: {fault}" for fault in mismatches(error, ERROR)]
            if wanted != status and not error["error"].get("column"):
                faults.append(f"{what}: no column")
        faults += [f"{what}: {name} is {headers.get(name)!r}" for name, value in HEADERS.items() if value not in headers.get(name, "")]
        if "unsafe" in headers.get("Content-Security-Policy", ""):
            faults.append(f"{what}: an unsafe content policy")
    trial.none("bounds and errors: 414, 400 with its column, 404, 405; security headers on each", len(REQUESTS), faults)


def resident(process):
    """The memory of a process in MB."""
    words = Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", words)[1]) / 1024


def hostile(trial, server):
    """Every parameter of every route with every hostile value, for programs and for browsers; what no route knows beside."""
    before, faults, count = resident(server.process), [], 0
    known = quote(server.search("énergie")["hits"][0]["id"], safe="")
    for route, sound in ROUTES.items():
        questions = [[(other, value if name == other else known) for other, known in sound.items()] for name in sound for value in HOSTILE]
        questions += [[(name, value) for name in sound] for value in HOSTILE] + [list(sound.items()) * 40]
        for question in questions:
            for accept in ("application/json", "text/html"):
                path = route.replace("{id}", known) + "?" + urlencode(question)
                status, headers, body = server.ask(path, Accept=accept)
                kind, count = headers.get("Content-Type") or "", count + 1
                if status not in STATUSES or not kind.startswith(("application/json", "text/html", "text/markdown")):
                    faults.append(f"{accept} {path[:200]}: {status} {kind}: {body[:200]}")
                elif kind.startswith("application/json"):
                    try:
                        answer = json.loads(body)
                        faults += [f"{path[:200]}: {fault}" for fault in (mismatches(answer, ERROR) if status != 200 else [])]
                    except ValueError as fault:
                        faults.append(f"{path[:200]}: {fault}")
                elif b"<script>alert" in body:
                    faults.append(f"{path[:200]}: what was asked is a script of the page")
    for count, size in enumerate((9_000, 20_000, 60_000, 150_000), count + 1):
        status, _, body = server.ask("/search?q=" + "a" * size)
        if status != 414 or mismatches(json.loads(body or b"{}"), {"error": {"code": str, "message": str, "remedy": str}}):
            faults.append(f"an address of {size} bytes: {status}: {body[:100]}")
    trial.none("hostile parameters on every route: documented statuses and bodies, no script", count, faults)
    grown = resident(server.process) - before
    trial.require("its memory stays bounded meanwhile", f"{before:.0f} MB, grown by {grown:.0f} MB", grown <= GROWTH)


def generations(trial, server, sources, index):
    before = server.json("/health")["generation"]
    (sources / "arrival.txt").write_text("A new arrival\n\nThe word zzarrivalword stands in this page, which was not here before.\n")
    trial.fonds("reindex", "--index", index, sources, ok=(0, 1))
    found, after = server.search("zzarrivalword")["total"], server.json("/health")["generation"]
    trial.require("a new generation is seen without a restart", f"generation {before} → {after}, the new page is found {found} times",
                  found == 1 and after > before)


def crowd(trial, server):
    expected = {query: server.search(query)["total"] for query in QUERIES}
    start = time.monotonic()
    with ThreadPoolExecutor(200) as pool:
        paths = ["/search?" + urlencode({"q": QUERIES[number % len(QUERIES)]}) for number in range(200)]
        got = list(pool.map(server.ask, paths))
    seconds = time.monotonic() - start
    faults = [f"{status}: {body[:200]}" for number, (status, _, body) in enumerate(got)
              if status != 200 or json.loads(body)["total"] != expected[QUERIES[number % len(QUERIES)]]]
    trial.require("200 searches at once are all answered", f"{len(got) - len(faults)} in {seconds:.2f} s", not faults, faults)


def stop(trial, server):
    idle = socket.create_connection(("127.0.0.1", server.port))
    start = time.monotonic()
    server.process.send_signal(signal.SIGTERM)
    try:
        code = server.process.wait(20)
    except subprocess.TimeoutExpired:
        code = "still running"
    trial.require("SIGTERM stops it gracefully with exit code 0, though a connection stands idle",
                  f"exit {code} after {time.monotonic() - start:.2f} s", code == 0)
    idle.close()


def main(trial, options):
    bank = PROJECT / "Fixtures/sources"
    if not bank.is_dir():
        raise Skipped("the sample bank is not here")
    sources, index = trial.work / "bank", trial.fresh("index")
    shutil.rmtree(sources, ignore_errors=True)
    shutil.copytree(bank, sources, symlinks=True)
    trial.corpus("sample bank", sources)
    trial.fonds("reindex", "--index", index, sources, ok=(0, 1))
    trial.command("serve", "--port", "0", "--index", "INDEX")
    server = Server(trial, index)
    try:
        answers(trial, server)
        facets(trial, server)
        routes(trial, server)
        bounds(trial, server)
        hostile(trial, server)
        generations(trial, server, sources, index)
        crowd(trial, server)
        stop(trial, server)
    finally:
        if server.process.poll() is None:
            server.process.kill()


if __name__ == "__main__":
    Trial(__doc__).perform(main)
