#!/usr/bin/env python3
"""suggest: what completes a beginning, over a million generated titles.

Makes records with titles of three to nine words (`--titles` of them from `--seed`; words of the sample bank's texts and others made of their letters,
by the law of Zipf), imports them, and asks one process of `fonds suggest` for `--asked` beginnings: of titles and of words within them, of one letter to
twenty, and two words that do not stand side by side. The first round is not counted. Told besides: what the tables of titles take, and what one
more record costs.
"""
import itertools
import json
import random
import re
import subprocess

from trial import PROJECT, Trial, digest


def words_of(records, chance, wanted):
    """Words of the sample bank, then words made by the letters that follow three others in them."""
    known = sorted({word for record in records for word in re.findall(r"[a-zà-öø-ÿœ]{3,16}", record.lower())})
    following = {}
    for word in known:
        text = "^^^" + word + "$"
        for place in range(3, len(text)):
            following.setdefault(text[place - 3:place], []).append(text[place])
    words, seen = known[:], set(known)
    chance.shuffle(words)
    while len(words) < wanted:
        made = "^^^"
        while len(made) < 20 and (letter := chance.choice(following[made[-3:]])) != "$":
            made += letter
        if len(made) > 6 and made[3:] not in seen:
            seen.add(made[3:])
            words.append(made[3:])
    return words


def write(path, chance, words, count):
    """Writes the records; gives some of their titles."""
    weights = list(itertools.accumulate(1 / (place + 10) ** 0.95 for place in range(len(words))))
    producers = [" ".join(chance.choices(words, k=2)).title() for _ in range(2_000)]
    sample = []
    with open(path, "w") as out:
        for number in range(count):
            title = " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(3, 9))).capitalize()
            record = {"id": f"t-{number}", "lang": "fr" if number % 2 else "en", "title": title, "text": chance.choice(words),
                      "producers": [chance.choice(producers)]}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
            if number % max(1, count // 2_000) == 0:
                sample.append(title)
    return sample


def beginnings(chance, titles, count):
    """Kind and text of what is typed."""
    asked = []
    while len(asked) < count:
        words = chance.choice(titles).split()
        kind = ("beginning", "within", "letter", "scattered")[len(asked) % 4]
        if kind == "beginning":
            text = " ".join(words)[:chance.randint(2, 20)]
        elif kind == "within":
            text = " ".join(words[chance.randrange(len(words)):])[:chance.randint(2, 20)]
        elif kind == "letter":
            text = words[0][:1]
        else:
            text = words[-1] + " " + words[0][:chance.randint(2, 5)]
        asked.append((kind, text.strip().lower()))
    return asked


def main(trial, options):
    chance = random.Random(options.seed)
    texts = [path.read_text("utf-8", "ignore") for path in sorted((PROJECT / "Fixtures/sources").rglob("*")) if path.suffix in {".html", ".md", ".txt"}]
    source, index = trial.work / "titles.jsonl", trial.fresh("index")
    trial.say(f"{options.titles} titles")
    titles = write(source, chance, words_of(texts, chance, 200_000), options.titles)
    trial.command("import", "--index", "INDEX", "titles.jsonl")
    made = trial.fonds("import", "--index", index, source, timeout=3_000)
    source.unlink()
    more = trial.work / "one.jsonl"
    more.write_text(json.dumps({"id": "one-more", "lang": "fr", "title": "Un titre de plus", "text": "mot"}) + "\n")
    added = trial.fonds("import", "--index", index, more)
    table = sum(file.stat().st_size for file in index.iterdir() if "-titles-" in file.name)
    asked = beginnings(chance, titles, options.asked)
    trial.command("suggest", "--index", "INDEX", "--ui", "fr", "< beginnings")
    lines = "\n".join(text for _, text in asked + asked) + "\n"
    run = subprocess.run([trial.program, "suggest", "--no-spelling", "--index", index, "--ui", "fr"], input=lines, text=True, check=True,
                         capture_output=True)
    answers = [json.loads(line) for line in run.stdout.splitlines()][len(asked):]
    rows, times = [], []
    for kind in ("beginning", "within", "letter", "scattered", "all"):
        own = [answer for (of, _), answer in zip(asked, answers) if kind in (of, "all")]
        times = sorted(answer["took_us"]["completions"] for answer in own)
        found = sum(bool(answer["completions"]) for answer in own)
        rows.append([kind, len(own), f"{found / len(own):.3f}", times[len(times) // 2], times[len(times) * 99 // 100], times[-1]])
    trial.table(["typed", "asked", "completed", "µs p50", "p99", "most"], rows)
    size = digest(index)[1]
    trial.table(["run", "wall s", "CPU s", "peak MB"], [["import", f"{made.wall:.1f}", f"{made.own:.1f}", f"{made.peak:.0f}"],
                                                         ["one more", f"{added.wall:.1f}", f"{added.own:.1f}", f"{added.peak:.0f}"]])
    trial.table(["of the index", "MB"], [["all", f"{size / 1e6:.0f}"], ["titles", f"{table / 1e6:.0f}"],
                                         ["bytes a title", f"{table / options.titles:.0f}"]])
    trial.require(f"p99 of a completion is 1 ms at most over {options.titles} titles (seed {options.seed})", f"{rows[-1][4]} µs", rows[-1][4] <= 1_000)
    trial.require("every beginning of a title is completed", f"{rows[0][2]}", rows[0][2] == "1.000")


Trial(__doc__, titles=(1_000_000, "titles"), asked=(4_000, "beginnings"), seed=(7, "of titles and beginnings")).perform(main)
