// Makes search answer while the reader types. Without it the form works all the same.
"use strict";
(() => {
  const form = document.querySelector("form.search");
  const results = document.getElementById("results");
  if (!form || !results || !window.fetch) return;
  const input = form.elements.q;
  let running = null;
  let timer = 0;
  let shown = new URLSearchParams(new FormData(form)).toString();

  const address = () => {
    const parameters = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...parameters]) if (!value.trim()) parameters.delete(name);
    return parameters;
  };

  const update = async () => {
    const parameters = address();
    const wanted = parameters.toString();
    if (wanted === shown) return;
    if (running) running.abort();
    running = new AbortController();
    results.setAttribute("aria-busy", "true");
    try {
      const visible = "/" + (wanted ? "?" + wanted : "");
      parameters.set("fragment", "1");
      const response = await fetch("/?" + parameters, { signal: running.signal });
      const html = await response.text();
      // Server-rendered and escaped there; the same markup that the whole page has.
      results.innerHTML = html;
      shown = wanted;
      history.replaceState(null, "", visible);
      results.setAttribute("aria-busy", "false");
    } catch (error) {
      if (error.name !== "AbortError") form.submit();
    }
  };

  const soon = (delay) => { clearTimeout(timer); timer = setTimeout(update, delay); };
  let composing = false;
  input.addEventListener("compositionstart", () => { composing = true; });
  input.addEventListener("compositionend", () => { composing = false; soon(80); });
  input.addEventListener("input", () => { if (!composing) soon(150); });
  form.addEventListener("change", () => soon(0));
  form.addEventListener("submit", (event) => { event.preventDefault(); soon(0); });

  // "/" goes to the question, arrows go through the hits.
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target.closest("input, select, textarea");
    if (event.key === "/" && !field) { event.preventDefault(); input.focus(); input.select(); return; }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (field && field !== input) return;
    const links = [...results.querySelectorAll(".hit h2 a")];
    const place = links.indexOf(document.activeElement);
    if (field === input && event.key === "ArrowUp") return;
    const next = event.key === "ArrowDown" ? links[place + 1] : place > 0 ? links[place - 1] : input;
    if (next && (place >= 0 || event.key === "ArrowDown")) { event.preventDefault(); next.focus(); }
  });
})();
