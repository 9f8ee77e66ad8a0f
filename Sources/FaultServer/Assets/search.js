// Makes the pages better where a script may run: search while typing, keys, printing. All works without it.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  const question = document.getElementById("q");

  // ── Search while the reader types ──────────────────────────────────────────────────────────────────────────────
  const form = document.querySelector("form.search");
  const results = document.getElementById("results");
  const status = document.getElementById("status");

  if (form && results && window.fetch) {
    let running = null;
    let timer = 0;
    let speech = 0;
    let composing = false;

    const address = () => {
      const parameters = new URLSearchParams(new FormData(form));
      for (const [name, value] of [...parameters]) if (!value.trim()) parameters.delete(name);
      return parameters;
    };
    let shown = address().toString();

    // A short sentence after a pause, so that a screen reader is not interrupted at every key.
    const say = (text, delay) => {
      clearTimeout(speech);
      speech = setTimeout(() => { status.textContent = text; }, delay);
    };

    // A question is asked once it is sent off, left alone for a while, or a hit of it opened: not with every letter.
    const counted = new Set([shown]);
    let settling = 0;
    const count = () => {
      clearTimeout(settling);
      if (!form.dataset.asked || counted.has(shown) || !new URLSearchParams(shown).has("q")) return;
      counted.add(shown);
      fetch(form.dataset.asked + "?" + shown, { method: "POST", keepalive: true }).catch(() => {});
    };
    results.addEventListener("click", (event) => { if (event.target.closest(".hit a")) count(); });
    window.addEventListener("pagehide", count);

    // Labels with their new counts; the controls stay, and with them the focus.
    const adoptFilters = (page) => {
      for (const fresh of page.querySelectorAll(".filters select")) {
        const select = form.elements[fresh.name];
        if (!select) continue;
        const labels = new Map([...fresh.options].map((option) => [option.value, option.textContent]));
        for (const option of select.options) {
          option.textContent = labels.get(option.value) ?? option.dataset.label ?? option.textContent;
        }
        select.parentElement.classList.toggle("chosen", select.value !== "");
      }
      const summary = page.querySelector(".filters > summary");
      if (summary) form.querySelector(".filters > summary").replaceChildren(...summary.childNodes);
    };

    // The visible address, the title and the other language's link all follow the question.
    const keepAddress = (wanted, isStep) => {
      const visible = "/" + (wanted ? "?" + wanted : "");
      if (isStep) history.pushState(null, "", visible); else history.replaceState(null, "", visible);
      const text = question.value.trim();
      document.title = text ? text + " – " + form.dataset.title : form.dataset.title;
      const other = document.querySelector("a.language");
      if (other) other.href = "/?" + (wanted ? wanted + "&" : "") + "ui=" + other.hreflang;
    };

    const show = (html) => {
      // Server-rendered and escaped there; the same markup that the whole page has.
      const page = document.createElement("template");
      page.innerHTML = html;
      const answer = page.content.querySelector(".answer");
      if (!answer) throw new TypeError("not an answer");
      adoptFilters(page.content);
      results.replaceChildren(answer);
      say(answer.dataset.status ?? "", 700);
    };

    const showOffline = () => {
      const notice = document.getElementById("offline").content.cloneNode(true);
      notice.querySelector("button").addEventListener("click", () => { update(false, true); question.focus(); });
      results.querySelector(".problem")?.remove();
      results.prepend(notice);
    };

    const update = async (isStep, isForced) => {
      clearTimeout(timer);
      const parameters = address();
      const wanted = parameters.toString();
      if (wanted === shown && !isForced) { running?.abort(); results.setAttribute("aria-busy", "false"); return; }
      running?.abort();
      const mine = running = new AbortController();
      results.setAttribute("aria-busy", "true");
      say(results.dataset.busy, 1500);
      try {
        const asked = new URLSearchParams(parameters);
        asked.set("fragment", "1");
        const response = await fetch("/?" + asked, { signal: mine.signal, headers: { Accept: "text/html" } });
        const html = await response.text();
        if (mine !== running) return;
        show(html);
        shown = wanted;
        clearTimeout(settling);
        settling = setTimeout(count, 3000);
        if (isStep !== null) keepAddress(wanted, isStep);
      } catch (error) {
        if (error.name === "AbortError" || mine !== running) return;
        showOffline();
      }
      results.setAttribute("aria-busy", "false");
    };

    const soon = (delay) => { clearTimeout(timer); timer = setTimeout(() => update(false), delay); };
    form.addEventListener("compositionstart", () => { composing = true; });
    form.addEventListener("compositionend", () => { composing = false; soon(80); });
    form.addEventListener("input", (event) => {
      if (!composing && event.target.tagName === "INPUT") soon(150);
    });
    // A filter or the enter key is a step that "back" undoes; single letters are not.
    form.addEventListener("change", (event) => { if (event.target.tagName === "SELECT") update(true); });
    form.addEventListener("submit", (event) => { event.preventDefault(); update(true).then(count); });
    window.addEventListener("popstate", () => {
      const wanted = new URLSearchParams(location.search);
      for (const field of form.querySelectorAll("input, select")) field.value = wanted.get(field.name) ?? "";
      if (wanted.has("offset")) location.reload(); else update(null);
    });
  }

  // ── Keys: "/" goes to the question, arrows go through the hits ─────────────────────────────────────────────────
  const shortcut = document.getElementById("shortcut");
  const stored = (value) => {
    try {
      if (value !== undefined) localStorage.setItem("shortcut", value);
      return localStorage.getItem("shortcut");
    } catch { return null; }
  };
  if (shortcut) {
    shortcut.closest(".keys").hidden = false;
    shortcut.checked = stored() !== "off";
    shortcut.addEventListener("change", () => { stored(shortcut.checked ? "on" : "off"); });
  }
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target.closest?.("input:not([type=checkbox]), select, textarea");
    if (event.key === "/" && !field && question && shortcut?.checked) {
      event.preventDefault();
      question.focus();
      question.select();
      return;
    }
    if (!results || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    if (field && (field !== question || event.key === "ArrowUp")) return;
    const links = [...results.querySelectorAll(".hit h3 a")];
    const place = links.indexOf(document.activeElement);
    const next = event.key === "ArrowDown" ? links[place + 1] : place > 0 ? links[place - 1] : question;
    if (next && (place >= 0 || field === question)) { event.preventDefault(); next.focus(); }
  });

  // ── A fault: open what a link leads to, open and close all, print all ──────────────────────────────────────────
  const causes = [...document.querySelectorAll(".cause > details")];
  const openTarget = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (const one of [target.querySelector(":scope > details"), target.closest("details")]) if (one) one.open = true;
    target.scrollIntoView();
  };
  if (window.matchMedia("(max-width: 47.99rem)").matches) {
    for (const one of document.querySelectorAll(".fold")) one.open = false;
  }
  window.addEventListener("hashchange", openTarget);
  openTarget();
  const all = document.querySelector(".open-all");
  if (all && causes.length > 1) {
    const label = () => { all.textContent = causes.every((one) => one.open) ? all.dataset.close : all.dataset.open; };
    all.hidden = false;
    all.addEventListener("click", () => {
      const open = !causes.every((one) => one.open);
      for (const one of causes) one.open = open;
    });
    for (const one of causes) one.addEventListener("toggle", label);
    label();
  }
  window.addEventListener("beforeprint", () => {
    for (const one of document.querySelectorAll(".fault details:not([open])")) {
      one.open = true;
      window.addEventListener("afterprint", () => { one.open = false; }, { once: true });
    }
  });
  const print = document.querySelector("button.print");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }

  // ── The table of contents shows where the reader is, and folds after a choice on a phone ───────────────────────
  const links = new Map([...document.querySelectorAll(".contents a")].map((link) => [link.hash.slice(1), link]));
  const contents = document.querySelector(".contents");
  contents?.addEventListener("click", (event) => { if (event.target.closest("a")) contents.open = false; });
  if (links.size && window.IntersectionObserver) {
    const inSight = new Set();
    const observer = new IntersectionObserver((entries) => {
      for (const entry of entries) entry.isIntersecting ? inSight.add(entry.target.id) : inSight.delete(entry.target.id);
      const first = [...links.keys()].find((id) => inSight.has(id));
      for (const [id, link] of links) {
        if (id === first) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
      }
    }, { rootMargin: "-10% 0px -60% 0px" });
    for (const id of links.keys()) { const section = document.getElementById(id); if (section) observer.observe(section); }
  }
})();
