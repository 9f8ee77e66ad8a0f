#!/usr/bin/env python3
"""Types questions letter by letter against a running server and prints how long /api/suggest takes.

usage: suggest.py KB.sqlite [--program .build/release/faultbase] [--texts 150] [--product LINE]

What is typed is taken from the knowledge base's own completions (every n-th text): Chinese texts by character, and in pinyin
as the base's own keys spell it; English, codes and models by letter. One connection, one request at a time: what one person feels.
"""
import argparse, http.client, json, sqlite3, subprocess, time, urllib.parse


def typed_texts(path, wanted):
    base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    texts = []
    for kind, in base.execute("SELECT DISTINCT kind FROM completion ORDER BY kind").fetchall():
        rows = base.execute("SELECT id, text FROM completion WHERE kind = ? ORDER BY id", (kind,)).fetchall()
        for row in rows[:: max(1, len(rows) // wanted)][:wanted]:
            texts.append(row[1])
            keys = [bytes(key) for key, in base.execute("SELECT key FROM completionKey WHERE completion = ?", (row[0],))] \
                if any(ord(c) > 0x2E80 for c in row[1]) and row[0] % 7 == 0 else []
            texts += [key.decode() for key in keys if key.isascii()]
    return texts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base")
    parser.add_argument("--program", default=".build/release/faultbase")
    parser.add_argument("--texts", type=int, default=100)
    parser.add_argument("--product")
    options = parser.parse_args()
    server = subprocess.Popen([options.program, "serve", "--port", "0", "--kb", options.base, "--quiet"],
                              stdout=subprocess.PIPE, text=True)
    try:
        address = urllib.parse.urlparse(server.stdout.readline().split()[-1])
        connection = http.client.HTTPConnection(address.hostname, address.port)
        whole, inside, empty = [], [], 0
        for text in typed_texts(options.base, options.texts):
            for count in range(1, min(len(text), 16) + 1):
                query = {"q": text[:count], "limit": 10}
                if options.product:
                    query["product"] = options.product
                start = time.perf_counter()
                connection.request("GET", "/api/suggest?" + urllib.parse.urlencode(query))
                answer = connection.getresponse().read()
                whole.append((1000 * (time.perf_counter() - start), text[:count]))
                document = json.loads(answer)
                inside.append(document["took_ms"])
                empty += not document["suggestions"]
        for name, times in (("over HTTP", [time for time, _ in whole]), ("inside", inside)):
            times = sorted(times)
            at = lambda share: times[min(len(times) - 1, int(share * len(times)))]
            print(f"{name:10} n {len(times)}  p50 {at(.5):.2f}  p95 {at(.95):.2f}  p99 {at(.99):.2f}  max {times[-1]:.2f} ms")
        print("without a suggestion:", empty, " slowest:", [f"{text} {time:.1f}" for time, text in sorted(whole)[-8:]])
    finally:
        server.terminate()


if __name__ == "__main__":
    main()
