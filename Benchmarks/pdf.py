#!/usr/bin/env python3
"""pdf: what is read in PDFs is what they say: beside their HTML twins, in columns, at the hyphens of their lines.

Three tables, each with pdftotext -raw beside fonds: the words of twelve Debian manuals against their HTML twins (F1, each word as often as
it stands there); stretches of six words of texts of our own, set in one, two and three columns by groff and Chromium with running headers,
footers, bullets and footnotes; and the hyphens at the ends of lines of both, joined or kept, where the true text shows which is right. The
manuals are those that ../shared/trials/mixed_corpus.py unpacks, unless --corpus names a folder that holds its tree/.
"""
import json
import shutil
import subprocess
import sys
from pathlib import Path

from documents import columns, measures, twins
from trial import Skipped, Trial


def manuals(trial, made):
    """The folder of the unpacked packages."""
    if made is None:
        script = trial.shared("trials/mixed_corpus.py")
        made = trial.work / "made"
        if not (made / "tree").is_dir():
            trial.say("unpacking the manuals")
            made.mkdir(parents=True, exist_ok=True)
            subprocess.run([sys.executable, script, made], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if not (made / "tree").is_dir():
        raise Skipped(f"{made} holds no folder named tree")
    return made / "tree"


def raw(path):
    """What pdftotext makes of a file."""
    run = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", path, "-"], capture_output=True)
    return run.stdout.decode("utf-8", "replace")


def read(trial, folder):
    """Name → text of every PDF of a folder, as fonds reads it."""
    run = trial.fonds("extract", "--json", folder, ok=(0, 1))
    lines = [json.loads(line) for line in run.out.decode("utf-8").splitlines()]
    return {Path(line["path"]).stem: line.get("text", "") for line in lines}


def mean(figures):
    return sum(figures) / max(1, len(figures))


def main(trial, options):
    if not shutil.which("pdftotext"):
        raise Skipped("it wants pdftotext (Debian: apt-get install poppler-utils)")
    tree = manuals(trial, options.corpus)
    folder = trial.fresh("twins")
    names = twins.unpack(tree, folder)
    trial.corpus("manuals in PDF", folder)
    trial.command("extract", "--json", folder)
    texts, rows, ours, theirs = read(trial, folder), [], [], []
    right, decided, wrong = 0, 0, []
    for name in names:
        truth, other = "\n".join(twins.pages(tree, name)), raw(folder / f"{name}.pdf")
        words = measures.words(truth)
        one, two = measures.f1(measures.words(texts.get(name, "")), words), measures.f1(measures.words(other), words)
        hyphens = measures.hyphens(other, texts.get(name, ""), truth)
        ours.append(one[0])
        theirs.append(two[0])
        right, decided, wrong = right + hyphens[0], decided + hyphens[1], wrong + hyphens[2]
        rows.append([name, len(words), *(f"{figure:.4f}" for figure in (*one, two[0])), f"{hyphens[0]} of {hyphens[1]}"])
    trial.table(["manual", "words", "F1", "precision", "recall", "F1 of pdftotext -raw", "hyphens right"], rows)
    trial.require("F1 of words against HTML twins at least .945, the mean of the manuals",
                  f"{mean(ours):.4f} (pdftotext -raw {mean(theirs):.4f})", mean(ours) >= 0.945)

    def hyphens_hold(of):
        trial.require(f"hyphens at the ends of lines decided rightly, at least 97 %: {of}", f"{100 * right / max(1, decided):.2f} % of {decided}",
                      decided and right >= 0.97 * decided, [] if right >= 0.97 * decided else wrong)

    hyphens_hold("manuals")
    right, decided, wrong = 0, 0, []
    documents = columns.make(trial.fresh("columns"))
    texts, rows, found, wanted, raw_found = read(trial, trial.work / "columns"), [], 0, 0, 0
    for name, document in sorted(documents.items()):
        other = raw(document.path)
        one, all_of_it, _ = measures.recall(texts.get(name, ""), document.texts)
        two, _, _ = measures.recall(other, document.texts)
        hyphens = measures.hyphens(other, texts.get(name, ""), "\n".join(document.texts))
        found, wanted, raw_found = found + one, wanted + all_of_it, raw_found + two
        right, decided, wrong = right + hyphens[0], decided + hyphens[1], wrong + hyphens[2]
        rows.append([name, all_of_it, f"{one / all_of_it:.4f}", f"{two / all_of_it:.4f}", f"{hyphens[0]} of {hyphens[1]}"])
    trial.table(["document", "stretches", "found", "by pdftotext -raw", "hyphens right"], rows)
    if not documents:
        trial.say("no columns: neither groff nor chromium is installed")
        return
    trial.require("stretches of six words found in columns, at least .998",
                  f"{found / wanted:.4f} of {wanted} (pdftotext -raw {raw_found / wanted:.4f})", found / wanted >= 0.998)
    hyphens_hold("columns")


Trial(__doc__, corpus=(None, "folder that holds tree/, as mixed_corpus.py makes it")).perform(main)
