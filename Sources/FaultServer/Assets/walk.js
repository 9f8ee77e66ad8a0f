// Makes a walk quicker where a script may run: the next question without a new page, keys for the answers.
// All works without it: every answer is a link, a reading is a form.
"use strict";
(() => {
  const main = document.getElementById("content");
  if (!main || !main.querySelector(".walk") || !window.fetch || !window.DOMParser) return;

  // It stays while the page changes, so that what is put into it is read aloud.
  const voice = document.createElement("p");
  voice.className = "visually-hidden";
  voice.setAttribute("role", "status");
  document.body.append(voice);

  let running = null;
  const here = () => location.pathname + location.search;
  let shown = here();

  // ── The next question ──────────────────────────────────────────────────────────────────────────────────────────
  // What the reader unfolded stays unfolded, what was folded stays folded.
  const folds = () => new Map([...main.querySelectorAll("details[id]")].map((one) => [one.id, one.open]));
  const isPhone = window.matchMedia("(max-width: 47.99rem)");

  const show = (text, isBack) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    const fresh = page.getElementById("content");
    if (!fresh) throw new TypeError("not a page of ours");
    const before = folds();
    main.replaceChildren(...fresh.childNodes);
    for (const one of main.querySelectorAll("details[id]")) one.open = before.get(one.id) ?? (one.open && !isPhone.matches);
    document.title = page.title;
    const [old, other] = [document, page].map((one) => one.querySelector("a.language"));
    if (old && other) old.href = other.getAttribute("href");
    const goal = ["[aria-invalid=true]", "#question"].map((one) => main.querySelector(one)).find((one) => one) ?? main;
    goal.focus({ preventScroll: true });
    const top = main.querySelector(".asked, .problem") ?? main;
    const box = top.getBoundingClientRect();
    if (!isBack && (box.top < 0 || box.top > window.innerHeight / 2)) top.scrollIntoView();
    voice.textContent = main.querySelector(".walk")?.dataset.status ?? "";
  };

  const go = async (address, isBack) => {
    running?.abort();
    const mine = running = new AbortController();
    const busy = setTimeout(() => document.body.classList.add("walk-busy"), 150);
    try {
      const response = await fetch(address, { signal: mine.signal, headers: { Accept: "text/html" } });
      const text = await response.text();
      if (mine !== running) return;
      // A reading that was judged answers from the address of the walk with it.
      const final = new URL(response.url);
      if (!isBack) history.pushState(null, "", final.pathname + final.search);
      shown = here();
      show(text, isBack);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    } finally {
      clearTimeout(busy);
      if (mine === running) document.body.classList.remove("walk-busy");
    }
  };

  const isWalk = (link) => link.origin === location.origin && link.pathname === location.pathname;

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("main a[href]");
    if (!(link instanceof HTMLAnchorElement) || link.hash || !isWalk(link)) return;
    event.preventDefault();
    go(link.href);
  });

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form.read")) return;
    event.preventDefault();
    const form = event.target;
    go(form.getAttribute("action") + "?" + new URLSearchParams(new FormData(form)));
  });

  window.addEventListener("popstate", () => { if (here() !== shown) go(location.href, true); });

  // ── Keys for the answers; they can be turned off at the foot of the page ───────────────────────────────────────
  const shortcut = document.getElementById("shortcut");
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (shortcut && !shortcut.checked) return;
    if (event.target.closest?.("input:not([type=checkbox]), select, textarea")) return;
    const key = event.key.toLowerCase();
    if (!/^[a-z0-9]$/.test(key)) return;
    const link = main.querySelector(`a[data-key="${key}"]`);
    if (!link) return;
    event.preventDefault();
    link.click();
  });
})();
