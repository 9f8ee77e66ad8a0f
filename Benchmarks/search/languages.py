#!/usr/bin/env python3
"""How well a question in one language finds what is written in another.

A list of alarms in two languages (JSON: code -> {msg, cause, remedy}) is brought in with one language whole and the other
for four fifths of the codes; the messages of the last fifth, in the language that their records do not have, are asked.
A hit counts when it is the record, or one that cannot be told from it: one with the same message in either language.
The same is asked of a base that never saw the second language: what digits and Latin names find by themselves.

    Benchmarks/search/languages.py .build/release/faultbase alarms_en.json alarms_zh.json
    Benchmarks/search/languages.py .build/release/faultbase alarms_zh.json alarms_en.json   # the other direction
    Benchmarks/search/languages.py … --questions other_zh.json   # messages of another list: same codes, other wording
"""

import argparse, json, pathlib, random, re, subprocess, tempfile, time, urllib.parse, urllib.request, zlib


def table(path):
    """Lists of both kinds that come in pairs (errors, warnings) may be given joined by a comma."""
    rows = {}
    for part in str(path).split(","):
        rows.update(json.loads(pathlib.Path(part).read_bytes().decode("utf-8-sig")))
    return {code: row for code, row in rows.items() if row.get("msg", "").strip()}


def bring(program, base, folder, rows, language):
    file = folder / f"{language}.json"
    file.write_text(json.dumps(rows, ensure_ascii=False))
    start = time.monotonic()
    subprocess.run([program, "import", "--kb", base, "--product", "probe", "--language", language, "--source",
                    f"probe {language}", "--quiet", str(file)], check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - start


class Server:
    def __init__(self, program, base):
        self.process = subprocess.Popen([program, "serve", "--kb", base, "--port", "0"], stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT, text=True)
        for line in self.process.stdout:
            found = re.search(r"http://[^\s/]+:(\d+)", line)
            if found:
                self.address = found.group(0)
                break

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)

    def hits(self, text):
        query = urllib.parse.urlencode({"q": text, "limit": 10})
        with urllib.request.urlopen(f"{self.address}/api/search?{query}", timeout=60) as answer:
            return json.load(answer)["hits"]


def ask(program, base, questions, same, show):
    """The shares found first, among three and among ten, and the median time."""
    ranks, times = [], []
    with Server(program, base) as server:
        for code, text in questions:
            start = time.monotonic()
            hits = server.hits(text[:300])
            times.append(time.monotonic() - start)
            ids = [hit["id"].split("/")[-1] for hit in hits]
            rank = next((place for place, id in enumerate(ids) if same(id, code, text)), 99)
            ranks.append(rank)
            if show and rank >= 3:
                print(f"  {code}: {text}\n      " + "\n      ".join(f"{hit['id']} {hit['title']}" for hit in hits[:3]))
    shares = [sum(rank < bound for rank in ranks) / len(ranks) for bound in (1, 3, 10)]
    return shares, sorted(times)[len(times) // 2] * 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("whole", help="the list that every record has")
    parser.add_argument("part", help="the same in the other language, known for four fifths of the codes")
    parser.add_argument("--questions", help="asked instead of the last fifth of the second list, by code")
    parser.add_argument("--languages", default=None, help="whole,part; by the files' names when left out")
    parser.add_argument("--number", type=int, default=400)
    parser.add_argument("--failures", action="store_true")
    options = parser.parse_args()
    tag = lambda path: re.search(r"_([a-z]{2})\.json", path).group(1)
    first, second = (options.languages.split(",") if options.languages else (tag(options.whole), tag(options.part)))
    whole, part = table(options.whole), table(options.part)
    asked = table(options.questions) if options.questions else part
    held = [code for code in part if code in whole and code in asked and zlib.crc32(code.encode()) % 5 == 0]
    is_asked = lambda text: any(ord(c) >= 0x3400 for c in text) == (second == "zh")
    questions = [(code, asked[code]["msg"]) for code in sorted(held) if is_asked(asked[code]["msg"])]
    random.Random(1).shuffle(questions)
    questions = questions[: options.number]
    by_id = {code.lower(): code for code in {**whole, **part}}

    def same(id, code, text):
        found = by_id.get(id)
        if found is None:
            return False
        return (found == code or whole.get(found, {}).get("msg") == whole[code]["msg"]
                or found not in held and part.get(found, {}).get("msg") == text)

    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        plain, both = str(folder / "plain.sqlite"), str(folder / "both.sqlite")
        bring(options.program, plain, folder, whole, first)
        bring(options.program, both, folder, whole, first)
        known = {code: row for code, row in part.items() if code not in set(held)}
        took = bring(options.program, both, folder, known, second)
        print(f"{len(questions)} questions in {second}; {len(whole)} records in {first}, {len(known)} also in {second}; "
              f"the second import took {took:.1f} s")
        for name, base in (("without the other language", plain), ("with the lexicon", both)):
            shares, median = ask(options.program, base, questions, same, options.failures and base == both)
            print(f"{name:28} success@1 {shares[0]:.3f}  @3 {shares[1]:.3f}  @10 {shares[2]:.3f}  median {median:.1f} ms")


if __name__ == "__main__":
    main()
