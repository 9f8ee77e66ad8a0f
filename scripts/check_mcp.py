"""Talks to faultbase as an agent does, with the official client that is installed, and checks what comes back.

usage: check_mcp.py PROGRAM KNOWLEDGE-BASE [FOLDER]

With a folder every message of the conversation is kept there, one file for each client, transport and era.
"""

import asyncio
import contextlib
import importlib.metadata
import json
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

PROGRAM, BASE = sys.argv[1:3]
FOLDER = sys.argv[3] if len(sys.argv) > 3 else None
VERSION = importlib.metadata.version("mcp")
NEW = int(VERSION.split(".")[0]) >= 2
KEPT = ("content-type", "accept", "mcp-protocol-version", "mcp-method", "mcp-name")


class Recorder:
    """Stands between client and server and keeps what they say."""

    def __init__(self, url):
        self.said = []
        recorder = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def forward(self):
                length = int(self.headers.get("content-length") or 0)
                body = self.rfile.read(length)
                headers = {n: v for n, v in self.headers.items() if n.lower() not in ("host", "connection", "accept-encoding")}
                request = urllib.request.Request(url, body if length else None, headers, method=self.command)
                try:
                    answer = urllib.request.urlopen(request)
                except urllib.error.HTTPError as error:
                    answer = error
                data = answer.read()
                recorder.said.append({
                    "method": self.command,
                    "headers": {n.lower(): v for n, v in self.headers.items() if n.lower() in KEPT},
                    "body": body.decode(), "status": answer.status, "answer": data.decode(),
                })
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    if name.lower() not in ("connection", "transfer-encoding", "content-length", "date"):
                        self.send_header(name, value)
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = do_DELETE = forward

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server.server_address[1]}/mcp"


PIPE = """
import json, subprocess, sys, threading
log = open(sys.argv[1], "a")
child = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
def up():
    for line in child.stdout:
        log.write(json.dumps({"answer": line.decode()}) + "\\n"); log.flush()
        sys.stdout.buffer.write(line); sys.stdout.buffer.flush()
thread = threading.Thread(target=up); thread.start()
for line in sys.stdin.buffer:
    log.write(json.dumps({"body": line.decode()}) + "\\n"); log.flush()
    child.stdin.write(line); child.stdin.flush()
child.stdin.close(); thread.join(); child.wait()
"""

failures = []


def expect(what, truth):
    if not truth:
        failures.append(what)
        print(f"  FAILED: {what}")


def structured(result):
    return getattr(result, "structured_content", None) or getattr(result, "structuredContent", None)


def is_error(result):
    return bool(getattr(result, "is_error", None) or getattr(result, "isError", None))


async def talk(session, modern):
    """What every client says, whatever carries it. The client itself holds each result against the tool's outputSchema."""
    tools = (await session.list_tools()).tools
    names = [tool.name for tool in tools]
    for name in ["search_faults", "decode_code", "get_item", "next_step", "find_part", "record_outcome", "search", "fetch"]:
        expect(f"the tool {name}", name in names)
    if not modern:
        await session.send_ping()

    found = structured(await session.call_tool("search_faults", {"query": "E-07 主油缸不动作"}))
    expect("an exact hit", found["support"] == "exact" and found["hits"][0]["id"] == "trailer-pump/no-stroke")
    expect("a cited hit", found["hits"][0]["citation"]["page"] == "5-12")
    none = structured(await session.call_tool("search_faults", {"query": "zzzz qqqq"}))
    expect("not in the manuals", none["support"] == "none" and none["hits"] == [])
    code = structured(await session.call_tool("decode_code", {"code": "SPN 100 FMI 1"}))
    expect("a code", code["readings"][0]["spn"] == 100)
    await session.call_tool("decode_code", {"code": "E-99"})
    item = structured(await session.call_tool("get_item", {"id": found["hits"][0]["uri"], "language": "en"}))
    expect("a safety warning", item["item"]["safety"][0]["text"].startswith("Relieve"))
    short = structured(await session.call_tool("get_item", {"id": "trailer-pump/no-stroke", "max_tokens": 100}))
    expect("safety is never cut", len(short["item"]["safety"]) == 1 and short["more"] is not None)
    rest = structured(await session.call_tool(short["more"]["tool"], short["more"]["arguments"]))
    expect("the rest", short["item"]["causes"][0]["id"] not in [cause["id"] for cause in rest["item"]["causes"]])
    step = structured(await session.call_tool("next_step", {"fault": "trailer-pump/no-stroke"}))
    expect("a step", step["next"]["id"] == "gauge")
    done = structured(await session.call_tool("next_step", {
        "fault": "trailer-pump/no-stroke", "answers": ["gauge=20 MPa", "valve-stuck=fixed"]}))
    expect("solved", done["status"] == "solved")
    outcome = {"fault": "trailer-pump/no-stroke", "outcome": "solved", "cause": "valve-stuck", "date": "2026-11-20",
               "number": "WO 31"}
    kept = structured(await session.call_tool("record_outcome", outcome))
    expect("a record", kept["status"] == "added")
    part = structured(await session.call_tool("find_part", {"part": "1030200112"}))
    expect("the number to order", part["part"]["current"] == ["1030200147"])
    results = structured(await session.call_tool("search", {"query": "oil too hot"}))["results"]
    expect("results", results[0]["id"] == "trailer-pump/oil-hot")
    text = structured(await session.call_tool("fetch", {"id": results[0]["id"]}))
    expect("a text", "Cooler blocked" in text["text"])
    wrong = await session.call_tool("next_step", {"fault": "trailer-pump/no-stroke", "answers": ["nonsense"]})
    expect("a wrong answer is the model's to mend", is_error(wrong))

    resources = (await session.list_resources()).resources
    expect("resources", any(str(each.uri) == "faultbase://fault/trailer-pump/no-stroke" for each in resources))
    await session.list_resource_templates()
    contents = (await session.read_resource("faultbase://fault/trailer-pump/no-stroke")).contents
    expect("a resource", json.loads(contents[0].text)["id"] == "trailer-pump/no-stroke")
    await session.list_prompts()
    prompt = await session.get_prompt("diagnose", {"symptom": "泵不动"})
    expect("a prompt", "泵不动" in prompt.messages[0].content.text)


async def newest(server, mode):
    from mcp import Client

    async with Client(server, mode=mode, cache=None) as client:
        expected = "2025-11-25" if mode == "legacy" else "2026-07-28"
        expect(f"revision {expected}, not {client.protocol_version}", client.protocol_version == expected)
        await talk(client, modern=mode != "legacy")


async def older(streams):
    from mcp import ClientSession

    async with streams as (read, write, *_):
        async with ClientSession(read, write) as session:
            agreed = await session.initialize()
            expect("revision 2025-11-25", agreed.protocolVersion == "2025-11-25")
            await talk(session, modern=False)


def shortened(text):
    """An answer without what is long and judged elsewhere: of the list of tools their names stay."""
    try:
        answer = json.loads(text)
        for tool in answer["result"]["tools"]:
            for name in [name for name in tool if name != "name"]:
                del tool[name]
        return json.dumps(answer, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    except (ValueError, TypeError, KeyError):
        return text


def keep(name, said):
    for message in said:
        if "answer" in message:
            message["answer"] = shortened(message["answer"])
    if FOLDER:
        with open(f"{FOLDER}/{name}.json", "w") as file:
            json.dump(said, file, ensure_ascii=False, indent=1)
            file.write("\n")


@contextlib.contextmanager
def knowledge():
    """A knowledge base for one conversation: what is recorded in it changes no other."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(BASE, f"{folder}/kb.sqlite")
        yield f"{folder}/kb.sqlite"


@contextlib.contextmanager
def serving():
    with knowledge() as base:
        server = subprocess.Popen(
            [PROGRAM, "serve", "--port", "0", "--kb", base, "--quiet", "--no-question-log"],
            stdout=subprocess.PIPE, text=True)
        try:
            yield server.stdout.readline().strip() + "mcp"
        finally:
            server.terminate()
            server.wait()


async def over_http(mode):
    with serving() as url:
        await talk_over_http(mode, url)


async def talk_over_http(mode, url):
    recorder = Recorder(url)
    if NEW:
        await newest(recorder.url, mode)
    else:
        from mcp.client.streamable_http import streamable_http_client

        await older(streamable_http_client(recorder.url))
    site = recorder.url.removesuffix("/mcp")
    said = json.loads(json.dumps(recorder.said).replace(site, "http://localhost").replace(url.removesuffix("/mcp"), "http://localhost"))
    keep(f"client-{VERSION}-http-{mode}", said)
    print(f"mcp {VERSION} over HTTP, {mode}: {len(said)} messages")


async def over_stdio(mode):
    from mcp import StdioServerParameters
    from mcp.client.stdio import stdio_client

    with knowledge() as base, tempfile.NamedTemporaryFile("r", suffix=".log") as log:
        server = StdioServerParameters(
            command=sys.executable,
            args=["-c", PIPE, log.name, PROGRAM, "mcp", "--kb", base, "--quiet", "--no-question-log"])
        await (newest(server, mode) if NEW else older(stdio_client(server)))
        said = [json.loads(line) for line in log]
    keep(f"client-{VERSION}-stdio-{mode}", said)
    print(f"mcp {VERSION} over stdio, {mode}: {len(said)} messages")


import warnings

warnings.simplefilter("ignore")
for mode in ["auto", "legacy"] if NEW else ["legacy"]:
    asyncio.run(over_http(mode))
    asyncio.run(over_stdio(mode))
if failures:
    sys.exit(f"{len(failures)} expectations failed")
