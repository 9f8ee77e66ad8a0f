// Completes the search field while someone types: a combobox with a list (WAI-ARIA 1.2). Without it the field is a search
// field.
"use strict";
(() => {
  const field = document.querySelector("input[data-suggest]");
  if (!field || !window.fetch) return;

  const list = document.createElement("ul");
  list.id = "suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.dataset.label);
  list.hidden = true;
  const speech = document.createElement("p");
  speech.className = "visually-hidden";
  speech.setAttribute("role", "status");
  field.after(list);
  field.form.after(speech);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, "aria-haspopup": "listbox",
  })) field.setAttribute(name, value);

  let running = null;
  let timer = 0;
  let composing = false;
  let chosen = -1;
  let typed = field.value;

  const options = () => [...list.children];
  const isOpen = () => !list.hidden;

  const close = () => {
    clearTimeout(timer);
    running?.abort();
    running = null;
    list.hidden = true;
    chosen = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    speech.textContent = "";
  };

  const mark = (index) => {
    chosen = index;
    options().forEach((option, place) => option.setAttribute("aria-selected", String(place === index)));
    const option = options()[index];
    if (option) {
      field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      field.removeAttribute("aria-activedescendant");
    }
  };

  const take = (option) => {
    field.value = option.dataset.text;
    typed = field.value;
    close();
    field.form.requestSubmit();
  };

  const show = (suggestions) => {
    list.replaceChildren(...suggestions.map((one, index) => {
      const option = document.createElement("li");
      option.id = "suggestion-" + index;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.text = one.text;
      const text = document.createElement("span");
      if (one.language) text.lang = one.language;
      // Escaped by the server, which alone knows the characters that were typed in pinyin.
      text.innerHTML = one.marked;
      const kind = document.createElement("span");
      kind.className = "kind";
      kind.textContent = field.getAttribute("data-kind-" + one.kind) ?? "";
      option.append(text, " ", kind);
      return option;
    }));
    mark(-1);
    list.hidden = suggestions.length === 0;
    field.setAttribute("aria-expanded", String(isOpen()));
    speech.textContent = isOpen() ? field.dataset.count.replace("{1}", suggestions.length) : "";
  };

  const ask = async () => {
    const text = field.value;
    running?.abort();
    if (!text.trim()) { close(); return; }
    const mine = running = new AbortController();
    const parameters = new URLSearchParams({ q: text, limit: "8" });
    const product = field.form.elements.product?.value;
    if (product) parameters.set("product", product);
    try {
      const response = await fetch(field.dataset.suggest + "?" + parameters, { signal: mine.signal });
      if (!response.ok) throw new TypeError("not an answer");
      const answer = await response.json();
      if (mine !== running || document.activeElement !== field) return;
      const isSaid = answer.suggestions.length === 1 && answer.suggestions[0].text === text;
      show(isSaid ? [] : answer.suggestions);
    } catch (error) {
      // Completing is a help, not the answer: where it fails the list goes and the search goes on.
      if (error.name !== "AbortError" && mine === running) close();
    }
  };

  const soon = () => {
    if (field.value === typed) return;
    typed = field.value;
    clearTimeout(timer);
    timer = setTimeout(ask, 70);
  };

  field.addEventListener("compositionstart", () => { composing = true; });
  field.addEventListener("compositionend", () => { composing = false; soon(); });
  field.addEventListener("input", () => { if (!composing) soon(); });
  field.addEventListener("blur", close);
  field.form.addEventListener("submit", () => { typed = field.value; close(); });

  field.addEventListener("keydown", (event) => {
    if (composing || event.isComposing || event.ctrlKey || event.metaKey) return;
    const count = list.children.length;
    if (event.key === "ArrowDown" && event.altKey && !isOpen()) {
      ask();
    } else if (!isOpen()) {
      return;
    } else if (event.key === "ArrowDown" && !event.altKey) {
      mark(chosen + 1 < count ? chosen + 1 : -1);
    } else if (event.key === "ArrowUp" && !event.altKey) {
      mark(chosen >= 0 ? chosen - 1 : count - 1);
    } else if (event.key === "Escape" || event.key === "ArrowUp") {
      close();
    } else if (event.key === "Enter" && chosen >= 0) {
      take(options()[chosen]);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });

  // The field keeps the focus, so that the list stays until the finger or button is up.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
})();
