#!/usr/bin/env python3
"""Searching beside the engines that people would otherwise pick, on the same rows and questions, in one run.

    Benchmarks/search/compare.py --rows ROWS.csv [--rows MORE.csv …] --questions QUESTIONS.txt \\
        [--binary .build/release/faultbase] [--bench .build/release/searchbench] [--work FOLDER]

Needs the Python package `tantivy` (0.24 or newer). Peers get the text cut as they would be set up for it: words in small
letters, stemmed where `PyStemmer` is there, runs of Han as overlapping pairs. Each engine answers all questions once
before it is timed; the first ten hits are asked for. Faultbase does more in its time: it understands codes, parts and
models, counts facets and the total exactly, and reads, marks and explains the hits.

Prints a table in Markdown: median, 95th and 99th percentile in milliseconds, size of the index, seconds to build it.
"""
import argparse
import csv
import json
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import time

try:
    import Stemmer

    stem = Stemmer.Stemmer("english").stemWord
except ImportError:
    stem = str

PIECES = re.compile(r"[a-z0-9]+|[\u3400-\u9fff]+")


def tokens(text):
    found = []
    for piece in PIECES.findall(text.lower()):
        if piece[0] < "\u3400":
            found.append(stem(piece))
        else:
            found += [piece[i:i + 2] for i in range(len(piece) - 1)] or [piece]
    return found


def texts(path):
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            yield " ".join(tokens(" ".join(row)))


def percentiles(times):
    times = sorted(times)
    return [times[min(len(times) - 1, int(len(times) * part))] for part in (0.5, 0.95, 0.99)]


def timed(questions, ask):
    for question in questions:
        ask(question)
    times = []
    for question in questions:
        start = time.perf_counter()
        ask(question)
        times.append((time.perf_counter() - start) * 1000)
    return percentiles(times)


def size(path):
    path = pathlib.Path(path)
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


def tantivy_peer(rows, questions, folder):
    import tantivy

    schema = tantivy.SchemaBuilder().add_text_field("body", stored=False, tokenizer_name="whitespace").build()
    folder.mkdir()
    index = tantivy.Index(schema, path=str(folder))
    start = time.perf_counter()
    writer = index.writer(heap_size=200_000_000, num_threads=2)
    for text in texts(rows):
        writer.add_document(tantivy.Document(body=[text]))
    writer.commit()
    writer.wait_merging_threads()
    built = time.perf_counter() - start
    index.reload()
    searcher = index.searcher()

    def ask(occur):
        def run(question):
            terms = [tantivy.Query.term_query(schema, "body", token) for token in dict.fromkeys(tokens(question))]
            if terms:
                searcher.search(tantivy.Query.boolean_query([(occur, term) for term in terms]), limit=10)
        return run

    for name, occur in (("any term", tantivy.Occur.Should), ("all terms", tantivy.Occur.Must)):
        yield f"tantivy {tantivy.__version__}, {name}", timed(questions, ask(occur)), size(folder), built


def fts5_peer(rows, questions, path):
    database = sqlite3.connect(path)
    database.execute("PRAGMA synchronous = OFF")
    start = time.perf_counter()
    database.execute("CREATE VIRTUAL TABLE t USING fts5(body, content='', tokenize='unicode61')")
    database.execute("INSERT INTO t (t, rank) VALUES ('hashsize', 67108864)")
    database.executemany("INSERT INTO t (body) VALUES (?)", ((text,) for text in texts(rows)))
    database.commit()
    built = time.perf_counter() - start

    def ask(joint):
        def run(question):
            terms = joint.join(f'"{token}"' for token in dict.fromkeys(tokens(question)))
            if terms:
                database.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 10", (terms,)).fetchall()
        return run

    for name, joint in (("any term", " OR "), ("all terms", " AND ")):
        yield f"stock FTS5 {sqlite3.sqlite_version}, {name}", timed(questions, ask(joint)), size(path), built
    database.close()


def faultbase(rows, questions, options, folder):
    base = folder / "faultbase.sqlite"
    command = [options.binary, "import", str(rows), "--kb", str(base), "--quiet"]
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    built = time.perf_counter() - start
    asked = folder / "questions.txt"
    asked.write_text("\n".join(questions) + "\n", encoding="utf-8")
    lines = subprocess.run([options.bench, str(base), str(asked), "2"], check=True, capture_output=True, text=True)
    first, second = [json.loads(line) for line in lines.stdout.splitlines()]
    for name, result in (("first time", first), ("again", second)):
        times = [result["clock_ms"][key] for key in ("p50", "p95", "p99")]
        yield f"faultbase, {name} ({result['peak_mb']} MB in memory)", times, size(base), built


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=pathlib.Path, action="append", required=True)
    parser.add_argument("--questions", type=pathlib.Path, required=True)
    parser.add_argument("--binary", default=".build/release/faultbase")
    parser.add_argument("--bench", default=".build/release/searchbench")
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("/tmp/faultbase-compare"))
    parser.add_argument("--without", choices=["tantivy", "fts5"], action="append", default=[])
    options = parser.parse_args()
    questions = [line for line in options.questions.read_text(encoding="utf-8").splitlines() if line.strip()]
    print("| rows | engine | p50 ms | p95 ms | p99 ms | file MB | built s |\n| --- | --- | --- | --- | --- | --- | --- |")
    for rows in options.rows:
        shutil.rmtree(options.work, ignore_errors=True)
        options.work.mkdir(parents=True)
        with open(rows, encoding="utf-8", newline="") as file:
            count = sum(1 for _ in csv.reader(file)) - 1
        results = []
        if "tantivy" not in options.without:
            results.append(tantivy_peer(rows, questions, options.work / "tantivy"))
        if "fts5" not in options.without:
            results.append(fts5_peer(rows, questions, options.work / "fts5.sqlite"))
        results.append(faultbase(rows, questions, options, options.work))
        for engine in results:
            for name, (p50, p95, p99), megabytes, built in engine:
                print(f"| {count:,} | {name} | {p50:.2f} | {p95:.2f} | {p99:.2f} | {megabytes:.0f} | {built:.0f} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
