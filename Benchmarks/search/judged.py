#!/usr/bin/env python3
"""Judged questions, put to the release binary by its HTTP contract: how good are the answers?

    Benchmarks/search/judged.py --binary .build/release/faultbase --data FOLDER [--form fault|symptom|passage]

FOLDER holds `ir-cranfield` (cran.all.1400, cran.qry, cranqrel) and `ir-zh-cmrc2018` (squad-style-data/cmrc2018_dev.json).

Cranfield: nDCG@10 with the gains 4, 3, 2, 1 for its grades 1 to 4 and none for -1; the number of a question is its
place in the file. CMRC 2018: the share of the questions whose own paragraph is among the first three (success@3).
Each document is imported in one of three forms: a fault with title and text (`fault`), all of it as the symptom
(`symptom`), a section of a manual in Markdown (`passage`).
"""
import argparse
import csv
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

GAINS = {"1": 4, "2": 3, "3": 2, "4": 1}


def cranfield(folder):
    """Documents as (title, text) by number, questions, and the gains of each question by document."""
    documents = {}
    for part in re.split(r"^\.I ", (folder / "cran.all.1400").read_text(), flags=re.M)[1:]:
        number = int(part.split()[0])
        title = re.search(r"^\.T\n(.*?)^\.A$", part, flags=re.M | re.S).group(1)
        text = re.search(r"^\.W\n(.*)", part, flags=re.M | re.S).group(1)
        title, text = " ".join(title.split()), " ".join(text.split())
        # The text says its title first.
        documents[number] = (title, text[len(title):].strip() if text.startswith(title) else text)
    parts = re.split(r"^\.I .*$", (folder / "cran.qry").read_text(), flags=re.M)[1:]
    questions = [" ".join(part.replace(".W", " ", 1).split()) for part in parts]
    gains = [{} for _ in questions]
    for line in (folder / "cranqrel").read_text().split("\n"):
        fields = line.split()
        if len(fields) == 3 and fields[2] in GAINS:
            gains[int(fields[0]) - 1][int(fields[1])] = GAINS[fields[2]]
    return documents, questions, gains


def cmrc(folder):
    """Paragraphs as (title, text) by number, and questions with the number of their paragraph."""
    documents, questions = {}, []
    data = json.loads((folder / "squad-style-data" / "cmrc2018_dev.json").read_text())["data"]
    for article in data:
        for paragraph in article["paragraphs"]:
            number = len(documents) + 1
            documents[number] = (article.get("title") or "", paragraph["context"])
            questions += [(qa["question"], number) for qa in paragraph["qas"]]
    return documents, questions


def write(documents, form, folder):
    """Files to import; a document is found again by the code that it carries, or by the title of its section."""
    if form == "passage":
        for number, (title, text) in documents.items():
            (folder / f"{number:05}.md").write_text(f"# {title or number}\n\n{text}\n")
        return folder
    path = folder / "judged.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["product", "fault code", "symptom", "cause"])
        for number, (title, text) in documents.items():
            row = [title or text, text if title else ""] if form == "fault" else [f"{title} {text}".strip(), ""]
            writer.writerow(["judged", f"DOC-{number:05}", *row])
    return path


class Service:
    """The binary over a knowledge base of its own."""

    def __init__(self, binary, documents, form):
        self.folder = tempfile.TemporaryDirectory()
        home = pathlib.Path(self.folder.name)
        (home / "in").mkdir()
        source = write(documents, form, home / "in")
        command = [binary, "import", str(source), "--kb", str(home / "kb.sqlite"), "--quiet"]
        subprocess.run(command + ["--product", "judged"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.process = subprocess.Popen(
            [binary, "serve", "--kb", str(home / "kb.sqlite"), "--port", "0"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = next(line.strip() for line in self.process.stdout if line.startswith("http"))

    def numbers(self, question, limit):
        query = urllib.parse.urlencode({"q": question[:1000], "limit": limit})
        with urllib.request.urlopen(f"{self.address.rstrip('/')}/api/search?{query}") as answer:
            hits = json.load(answer)["hits"]
        return [self.documents(hit) for hit in hits]

    def documents(self, hit):
        """The numbers of the documents that a hit is: rows of one symptom are one fault with the codes of both."""
        codes = hit.get("codes") or []
        return {int(code.rsplit("-", 1)[1]) for code in codes} or {int(pathlib.Path(hit["citation"]["file"]).stem)}

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()


def discounted(gains):
    return sum(gain / math.log2(place + 2) for place, gain in enumerate(gains))


def judge_cranfield(binary, folder, form):
    documents, questions, gains = cranfield(folder)
    service = Service(binary, documents, form)
    scores = []
    for question, wanted in zip(questions, gains):
        found = [max(wanted.get(number, 0) for number in hit) for hit in service.numbers(question, 10)]
        best = discounted(sorted(wanted.values(), reverse=True)[:10])
        scores.append(discounted(found) / best if best else 0)
    service.close()
    return sum(scores) / len(scores), len(scores)


def judge_cmrc(binary, folder, form):
    documents, questions = cmrc(folder)
    service = Service(binary, documents, form)
    right = sum(any(number in hit for hit in service.numbers(question, 3)) for question, number in questions)
    service.close()
    return right / len(questions), len(questions)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=".build/release/faultbase")
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--form", choices=["fault", "symptom", "passage"], action="append")
    parser.add_argument("--only", choices=["cranfield", "cmrc"])
    options = parser.parse_args()
    for form in options.form or ["fault", "symptom", "passage"]:
        if options.only != "cmrc":
            score, count = judge_cranfield(options.binary, options.data / "ir-cranfield", form)
            print(f"cranfield  {form:8}  nDCG@10 {score:.4f}  ({count} questions)", flush=True)
        if options.only != "cranfield":
            score, count = judge_cmrc(options.binary, options.data / "ir-zh-cmrc2018", form)
            print(f"cmrc 2018  {form:8}  success@3 {score:.4f}  ({count} questions)", flush=True)


if __name__ == "__main__":
    sys.exit(main())
