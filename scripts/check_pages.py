"""What scripts/check-pages runs: visits the pages in every guise and reports what is wrong."""
import argparse, itertools, os, pathlib, re, sys, urllib.error, urllib.parse, urllib.request

SIZES = {"phone": (390, 844, 2), "desk": (1280, 900, 1)}
NARROW = (320, 640, 1)  # WCAG 1.4.10: nothing scrolls sideways at this width
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
Q = urllib.parse.quote

WALK = "/faults/trailer-pump/main-cylinder-no-stroke/walk"
PAGES = {
    "start": "/",
    "results": "/?q=" + Q("pump no pressure 泵"),
    "results-code": "/?q=E-07",
    "results-part": "/?q=1030200112",
    "results-filtered": "/?q=" + Q("泵") + "&product=trailer-pump&class=hydraulic",
    "results-none": "/?q=" + Q("zzqx 9999") + "&class=electrical",
    "too-long": "/?q=" + "a" * 1200,
    "fault": "/faults/trailer-pump/main-cylinder-no-stroke",
    "review": "/review",
    "fault-dangerous": "/faults/trailer-pump/accumulator-no-hold",
    "fault-hard": "/faults/hard-cases/everything-at-once",
    "fault-one-cause": "/faults/hard-cases/one-cause",
    "fault-no-cause": "/faults/hard-cases/no-cause",
    "fault-equal": "/faults/hard-cases/equal-causes",
    "results-passages": "/?q=" + Q("valve block oil") + "&kind=passage",
    "passage": "/passages/hard-cases/upkeep/2",
    "part": "/parts/1030200147",
    "part-old": "/parts/1030200601",
    "part-unknown": "/parts/9999999",
    "code": "/codes/" + Q("SPN 100 FMI 1"),
    "code-maker": "/codes/E-07",
    "products": "/products",
    "walk": f"{WALK}?mode=guided",
    "walk-procedure": WALK,
    "walk-two": f"{WALK}?answer=measure-charge-pressure%3D3.4%20MPa&answer=measure-dt1-resistance%3Dok&mode=guided",
    "walk-chosen": f"{WALK}?answer=measure-charge-pressure%3Dok&mode=guided&step=measure-coil-current",
    "walk-remedy": f"{WALK}?answer=measure-charge-pressure%3Dok&answer=measure-dt1-resistance%3Dok"
                   "&answer=measure-dt2-resistance%3Dok&mode=guided",
    "walk-turned": f"{WALK}?answer=s1%3Dcannot",
    "walk-solved": f"{WALK}?answer=measure-charge-pressure%3Dfaulty&answer=charge-pump-worn%3Dfixed&mode=guided",
    "walk-misread": f"{WALK}?mode=guided&of=measure-charge-pressure&reading=24%20V",
    "walk-bad-link": f"{WALK}?answer=measure-charge-pressure%3Dok&answer=measure-charge-pump%3Dok&mode=guided",
    "walk-clash": "/faults/hard-cases/clash/walk?answer=ka%3Dok&answer=ks%3Dunknown&answer=kb%3Dok",
    "walk-settled": "/faults/hard-cases/walk-hard/walk?answer=ka%3Dok&answer=kb%3Dok&mode=guided",
    "walk-exhausted": "/faults/hard-cases/equal-causes/walk?answer=a%3Dnot-fixed&answer=b%3Dcannot&answer=c%3Dcannot",
    "walk-choices": "/faults/hard-cases/walk-hard/walk",
    "walk-ended": "/faults/hard-cases/walk-hard/walk?answer=s1%3D3",
    "walk-hard": "/faults/hard-cases/everything-at-once/walk",
    "import": "/import",
    "docs": "/docs",
    "login": "/login",
    "insights": "/insights",
    "carry": "/carry/trailer-pump",
    "carry-budget": "/carry/trailer-pump?fix_rate=0.95&budget=3000",
    "state-fault": "/faults/hard-cases/from-a-record",
    "state-results": "/?q=" + Q("outrigger beeps"),
    "state-archived": "/?q=" + Q("outrigger beeps") + "&state=archived",
    "missing": "/faults/trailer-pump/nothing-here",
}


def hard_book():
    """Faults that are hard to set: forty codes, endless titles, one cause, none, equal ones, markup in texts; and a
    section of a manual with all of it."""
    codes = ", ".join(f"{{system: maker, code: X-{n:03}}}" for n in range(1, 37))
    codes += "".join(f", {{system: j1939, spn: {n}, fmi: 1}}" for n in (100, 110, 190, 520198))
    long = ("The boom, the outriggers and the slewing drive stop together after a few seconds <b>whenever</b> the engine "
            "runs above 1500 rpm & the oil is warm, and nothing but a cold restart with the key withdrawn brings them back")
    word = "Hydraulikdruckbegrenzungsventilsitzdichtungsverschleißüberwachungseinrichtungsfehlermeldung"
    return f"""faultbook: 1
language: en
source: {{document: "Hard cases <for> the pages & their setting", revision: "7"}}
product: {{line: hard-cases, name: {{en: Hard cases, zh: 疑难页面}}, models: [{", ".join(f"HC-{n}00" for n in range(1, 30))}]}}
parts:
  - {{number: "77/1234-0001-XL-LONG-NUMBER", name: {{en: "Valve block, complete, with coils and connectors, sealed"}}, supersedes: ["77/1234-0000"]}}
  - {{number: "77/1234-0000", name: {{en: Valve block}}}}
faults:
  - id: everything-at-once
    symptom: {{en: "{long}"}}
    severity: 4
    class: hydraulic
    codes: [{codes}]
    safety: ["Stop the engine, withdraw the key and hang a sign on it", "Nobody under the boom", "{long}"]
    causes:
      - {{id: a, title: "{word}", prior: 0.2, kind: wear, remedy: {{kind: replace, title: Renew the valve block, minutes: 90, steps: [Relieve the pressure, "{long}"], parts: [{{number: "77/1234-0000", quantity: 2}}, {{number: "UNKNOWN-1", quantity: 12.5}}]}}}}
      - {{id: b, title: "{long}", prior: 0.001}}
      - {{id: c, title: "插头进水 <script>", prior: 0.0001, remedy: {{title: Dry it}}}}
    checks:
      - {{id: k, ask: "{long}", observes: a, reading: {{quantity: pressure, unit: MPa, min: 31.25}}, tools: ["{word}"]}}
  - id: one-cause
    symptom: Encoder battery low
    codes: [{{system: maker, code: E0042}}]
    causes: [{{id: a, title: "The voltage of the battery that keeps the encoder's count has fallen below its limit.", remedy: {{title: "1) Save the program. 2) Renew the battery with the power on; the count is lost otherwise. 3) Clear the error."}}}}]
  - id: no-cause
    symptom: Nothing is known of this
  - id: equal-causes
    symptom: Lamp stays dark
    causes: [{{id: a, title: Fuse blown}}, {{id: b, title: Bulb broken}}, {{id: c, title: Wire loose}}]
  - id: from-a-record
    symptom: {{en: The outrigger beeps, zh: 支腿鸣叫}}
    state: {{is: not-validated, by: Li Ming, on: "2026-11-22", record: wo-2024-0031}}
    causes: [{{id: a, title: Buzzer wet, remedy: {{title: Dry it}}}}, {{id: b, title: "{word}", state: work-in-progress}}]
  - id: out-of-use
    symptom: The outrigger beeps twice
    state: archived
  - id: clash
    symptom: The horn does not sound
    causes: [{{id: a, title: Horn broken}}, {{id: b, title: Horn relay broken}}]
    checks: [{{id: ka, ask: Does the horn sound on a battery?, observes: a}}, {{id: ks, ask: Is the seat dry?}}, {{id: kb, ask: Does the relay click?, observes: b}}]
  - id: walk-hard
    symptom: Outrigger legs sink under load
    safety: [Nobody beside the machine]
    tree: {{or: [{{gate: both, title: "{long}", and: [a, b]}}, {{not: {{gate: lit, title: Lamp lit, or: [a, c]}}}}, {{atleast: 2, of: [a, b, c]}}, {{and: [b, {{gate: shared, title: Shared by two, or: [a, c]}}]}}, shared]}}
    causes:
      - {{id: a, title: "Check valve of the front left leg leaks since dirt sits on its seat", prior: 0.2}}
      - {{id: b, title: "{word}", prior: 0.1}}
      - {{id: c, title: Pressure relief set too low, prior: 0.05}}
    checks:
      - {{id: ka, ask: Is the front left leg dry?, observes: shared}}
      - {{id: kb, ask: Does the lamp stay dark?, observes: lit}}
      - {{id: ks, ask: Is the hose sound?, observes: b}}
    procedure:
      start: s1
      steps:
        s1: {{do: "{long}", ask: Which lamp is lit on the left column of the panel?, choices: [{{answer: "The first, red, beside the horn, and it blinks twice", next: {{cause: a}}}}, {{answer: The second, next: {{cause: b}}}}, {{answer: None, next: {{end: "Call the maker, and say what the controller's display showed last"}}}}]}}
passages:
  - {{id: upkeep/1, title: Filling with oil, text: Open the filler cap & pour.}}
  - id: upkeep/2
    title: {{en: "Renewing the valve block <all types>", zh: 更换阀块}}
    headings: [Upkeep, Hydraulics, "{word}"]
    safety: ["Relieve the pressure & wait until the oil is cold", "{long}"]
    text: "{long}\\n\\nTools:\\n- spanner 24\\n- torque wrench\\n\\nBolt | Torque\\nM8 | 25 N·m\\n{word} | 49 N·m\\n\\n拆下阀块 <b>后</b> 清洗。"
    parts: [{{number: "77/1234-0000", quantity: 2}}, {{number: "UNKNOWN-1", quantity: 12.5}}]
    page: 7-3
  - {{id: upkeep/3, title: "{long}", text: "{word}"}}
"""


def preview(base):
    """Uploads files as the import page does: the address of the preview. One adds, changes and removes; one is none."""
    page = urllib.request.urlopen(base + "/import").read().decode()
    key = re.search('name="form_key" value="([A-Za-z0-9_-]+)"', page)[1]
    book = hard_book().replace("Encoder battery low", "Encoder battery <empty>").replace("- id: no-cause", "- id: new-one")
    book = book.replace("kind: wear", "kind: wears")
    parts = [('name="form_key"', key), ('name="files"; filename="hard.yaml"', book),
             ('name="files"; filename="a-rather-long-name-of-a-table-of-codes.csv"', "code,symptom,product\nE-1,Lamp dark,lamps\n")]
    body = "".join(f"--edge\r\nContent-Disposition: form-data; {head}\r\n\r\n{text}\r\n" for head, text in parts) + "--edge--"
    headers = {"Content-Type": "multipart/form-data; boundary=edge", "Accept": "text/html"}
    answer = urllib.request.urlopen(urllib.request.Request(base + "/import", body.encode(), headers))
    return urllib.parse.urlparse(answer.geturl()).path


def validity(base, path):
    """HTML errors of a page, by the parser of the HTML standard."""
    import html5lib
    request = urllib.request.Request(base + path, headers={"Accept": "text/html", "Accept-Language": "en"})
    try:
        text = urllib.request.urlopen(request).read()
    except urllib.error.HTTPError as error:
        text = error.read()
    parser = html5lib.HTMLParser()
    parser.parse(text)
    return [f"line {at[0]}: {name} {facts}" for at, name, facts in parser.errors]


def from_disk(file):
    """Answers an asset's address with a file."""
    kind = "text/css" if file.suffix == ".css" else "text/javascript"
    # The style is served as one file that is kept as two.
    text = "".join(one.read_text(encoding="utf-8") for one in (
        (file, file.with_name("knowledge.css")) if file.suffix == ".css" else (file,)))
    return lambda route: route.fulfill(body=text, content_type=kind)


class Visit:
    """A browser that notes what it meets."""

    def __init__(self, browser, base, assets):
        self.browser, self.base, self.assets, self.problems = browser, base, assets, []

    def open(self, path, size="desk", scheme="light", language="en", **more):
        width, height, scale = SIZES.get(size, NARROW)
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, device_scale_factor=scale, color_scheme=scheme,
            locale=language, has_touch=size != "desk", is_mobile=size != "desk", **more)
        page = context.new_page()
        where = f"{path} {size} {scheme} {language}"
        page.on("console", lambda message: self.note(where, message))
        page.on("pageerror", lambda error: self.problems.append(f"{where}: script: {error}"))
        if self.assets:
            for kind in ("style", "search", "walk", "import"):
                file = next(pathlib.Path(self.assets).glob(kind + ".*"))
                page.route(f"**/assets/{kind}-*", from_disk(file))
        page.goto(self.base + path)
        return page

    def note(self, where, message):
        # The status of an error page and of a lost connection is meant.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.problems.append(f"{where}: console: {message.text}")

    def axe(self, page, name, source):
        page.evaluate(source)
        found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
        for violation in found:
            nodes = "; ".join(node["html"][:140] + " " + node["failureSummary"][:200] for node in violation["nodes"][:3])
            self.problems.append(f"axe {name}: {violation['id']} ({violation['impact']}): {nodes}")
        return len(found)

    def overflow(self, page, name):
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            self.problems.append(f"layout {name}: {wide} px wider than the screen")

    def targets(self, page, name):
        """Touch targets: 24 px at least everywhere (WCAG 2.5.8), 44 px for what stands alone on a phone."""
        small = page.evaluate("""() => [...document.querySelectorAll('button, summary, select, input, .button, .chip, nav a')]
            .filter(e => e.checkVisibility() && !e.closest('.visually-hidden') && e.type !== 'checkbox')
            .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
            .filter(([, box]) => box.width > 1 && box.height < 43.5).map(([text, box]) => text + ' ' + box.height)""")
        self.problems += [f"target {name}: {one}" for one in small]
        thumbs = page.evaluate("""() => [...document.querySelectorAll('.answers a')].map(e => e.getBoundingClientRect())
            .map((box, place, all) => [box.height, box.width, place ? box.top - all[place - 1].bottom : 99])""")
        for height, width, gap in thumbs:
            if height < 64 or gap < 11.5 or width < 300:
                self.problems.append(f"thumb {name}: an answer of {width:.0f} × {height:.0f}, {gap:.0f} px below the last")


def keyboard(visit):
    """Walks the search by keys alone, then a fault page; every stop must show its focus."""
    page = visit.open("/?q=pump")
    page.keyboard.press("/")
    expect(visit, page.evaluate("document.activeElement.id") == "q", "'/' does not reach the question")
    page.keyboard.press("ArrowDown")
    first = page.evaluate("document.activeElement.closest('.hit') !== null")
    expect(visit, first, "arrow down does not reach the first hit")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(visit, page.evaluate("document.activeElement.id") == "q", "arrow up does not come back to the question")
    page.keyboard.press("Control+A")
    page.keyboard.type("E-07", delay=30)
    until(page, "document.querySelector('#status').textContent.length > 0 && location.search === '?q=E-07'")
    expect(visit, page.evaluate("document.activeElement.id") == "q", "typing loses the focus")
    until(page, "/result/.test(document.querySelector('#status').textContent)")
    print("  status:", page.inner_text("#status"), "| title:", page.title())
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/faults/**")
    print("  stands on:", page.url)
    page.go_back()
    expect(visit, page.input_value("#q") == "E-07", "back does not bring the question again")
    for path in ("/?q=pump", "/faults/trailer-pump/main-cylinder-no-stroke", WALK + "?mode=guided"):
        page = visit.open(path)
        stops = []
        page.keyboard.press("Tab")
        for _ in range(120):
            stop = page.evaluate("""() => { const e = document.activeElement; if (!e || e === document.body) return null;
                const s = getComputedStyle(e), box = e.getBoundingClientRect();
                return [e.tagName + ' ' + (e.textContent || e.name || '').trim().slice(0, 30),
                        s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && box.width > 0 && e.checkVisibility()] }""")
            if stop is None:
                break
            stops.append(stop)
            page.keyboard.press("Tab")
        print(f"  {len(stops)} stops on {path}:", ", ".join(name for name, _ in stops[:14]), "…")
        for name, visible in stops:
            expect(visit, visible, f"focus is not visible on {name} of {path}")


def walking(visit):
    """A walk by keys, with the script and without: the same questions, the same addresses."""
    page = visit.open(WALK + "?mode=guided")
    marked = page.evaluate("window.marked = true; document.querySelector('#question').textContent")
    page.keyboard.press("u")
    until(page, "location.search.includes('unknown')")
    until(page, f"document.querySelector('#question').textContent !== {marked!r}")
    expect(visit, page.evaluate("window.marked === true"), "an answer loads the whole page anew")
    expect(visit, page.evaluate("document.activeElement.id") == "question", "the focus is not at the new question")
    until(page, "[...document.querySelectorAll('[role=status]')].some(e => e.textContent.includes('%'))")
    page.fill("#reading", "24 V")
    page.keyboard.press("u")
    expect(visit, page.input_value("#reading").endswith("u"), "a letter in a field is taken for an answer")
    page.fill("#reading", "24 V")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('[aria-invalid=true]') !== null")
    expect(visit, page.evaluate("document.activeElement.id") == "reading", "the focus is not at what is wrong")
    print("  misread:", page.inner_text("#wrong"))
    page.fill("#reading", page.evaluate("document.querySelector('.unit').textContent === 'Ω' ? '25 ohm' : '2.8'"))
    page.keyboard.press("Enter")
    until(page, "document.querySelectorAll('.path li').length === 2")
    expect(visit, "of=" not in page.url and "reading=" not in page.url, "a judged reading is not in the walk's address")
    walked = page.url
    page.keyboard.press("Tab")
    page.keyboard.press("z")
    until(page, "document.querySelectorAll('.path li').length === 1")
    page.go_back()
    until(page, "document.querySelectorAll('.path li').length === 2")
    expect(visit, page.url == walked, "back does not bring the walk again")
    page.context.close()
    plain = visit.open(WALK + "?mode=guided", java_script_enabled=False)
    plain.click(".answers a >> nth=2")
    plain.fill("#reading", "25")
    plain.click(".read button")
    expect(visit, plain.url.count("answer=") == 2 and "of=" not in plain.url, "without script a reading leads nowhere")
    expect(visit, plain.locator(".path li").count() == 2, "without script the path is not kept")
    plain.context.close()


def history(visit):
    """A filter is a step that 'back' undoes; a lost connection is said, and the old answer stays."""
    page = visit.open("/?q=pump")
    page.select_option("#product", "trailer-pump")
    until(page, "location.search.includes('trailer-pump')")
    page.wait_for_selector(".chip")
    page.go_back()
    until(page, "!document.querySelector('.chip')")
    expect(visit, page.input_value("#product") == "", "back does not undo a filter")
    page.context.set_offline(True)
    page.fill("#q", "brake")
    page.wait_for_selector("#results .problem")
    expect(visit, page.locator(".hit").count() > 0, "a lost connection takes the old answer away")
    page.context.set_offline(False)
    page.click("#results .problem button")
    until(page, "location.search.includes('brake') && !document.querySelector('#results .problem')")


def until(page, truth):
    """Waits for an expression; asked from outside, since the pages' policy forbids to evaluate inside."""
    for _ in range(100):
        if page.evaluate(truth):
            return
        page.wait_for_timeout(50)
    raise TimeoutError(f"never true: {truth}")


def expect(visit, truth, complaint):
    if not truth:
        visit.problems.append("behaviour: " + complaint)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("base", nargs="?")
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--assets")
    parser.add_argument("--only", default="", help="only pages whose name begins so")
    parser.add_argument("--write-hard-book")
    options = parser.parse_args()
    if options.write_hard_book:
        pathlib.Path(options.write_hard_book).write_text(hard_book(), encoding="utf-8")
        return 0

    from playwright.sync_api import sync_playwright
    import axe_playwright_python
    source = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    base, folder = options.base.strip().rstrip("/"), pathlib.Path(options.folder)
    folder.mkdir(parents=True, exist_ok=True)
    pages = {name: path for name, path in {**PAGES, "import-preview": preview(base)}.items() if name.startswith(options.only)}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        visit = Visit(browser, base, options.assets)
        for name, path in pages.items():
            visit.problems += [f"html {name}: {error}" for error in validity(base, path)]
            count = 0
            for size, scheme, language in itertools.product(SIZES, ("light", "dark"), ("en", "zh")):
                page = visit.open(path, size, scheme, language)
                full = f"{name}-{size}-{scheme}-{language}"
                count += visit.axe(page, full, source)
                visit.overflow(page, full)
                if size == "phone":
                    visit.targets(page, full)
                page.screenshot(path=folder / f"{full}.png", full_page=True)
                if name == "fault" and size == "desk" and scheme == "light":
                    page.pdf(path=folder / f"{name}-{language}.pdf", format="A4", prefer_css_page_size=True)
                page.context.close()
            for language in ("en", "zh"):
                page = visit.open(path, "narrow", "light", language)
                page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
                count += visit.axe(page, f"{name}-unfolded-{language}", source)
                visit.overflow(page, f"{name}-narrow-{language}")
                page.context.close()
            print(f"{name}: {count} axe violations")
        if not options.only:
            for name in ("start", "results", "fault", "walk"):
                page = visit.open(pages[name], java_script_enabled=False)
                page.screenshot(path=folder / f"{name}-noscript.png", full_page=True)
                page = visit.open(pages[name], forced_colors="active")
                page.screenshot(path=folder / f"{name}-forced.png", full_page=True)
                page = visit.open(pages[name], contrast="more")
                page.screenshot(path=folder / f"{name}-contrast.png", full_page=True)
            keyboard(visit)
            walking(visit)
            history(visit)
        browser.close()
    for problem in sorted(set(visit.problems)):
        print("PROBLEM", problem)
    print(f"{len(set(visit.problems))} problems")
    return 1 if visit.problems else 0


if __name__ == "__main__":
    sys.exit(main())
