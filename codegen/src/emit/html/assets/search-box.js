// The field of the search and its results: a combobox that works by keyboard alone.
"use strict";

(() => {
  const LIMIT = 16;
  const input = document.getElementById("q");
  const results = document.getElementById("results");
  const status = document.getElementById("results-status");
  let chosen = -1;
  let asked = 0;

  /** A text with what was searched for marked. */
  function marked(text, words) {
    const lower = text.toLowerCase();
    const marks = words.map((word) => [lower.indexOf(word), word.length]).filter(([at]) => at >= 0);
    marks.sort((one, other) => one[0] - other[0]);
    const pieces = [];
    let done = 0;
    for (const [at, length] of marks) {
      if (at < done || lower.length !== text.length) continue;
      pieces.push(text.slice(done, at), hookwright.element("mark", {}, text.slice(at, at + length)));
      done = at + length;
    }
    return [...pieces, text.slice(done)];
  }

  function option([kind, label, context, text, page, anchor], number, words) {
    const head = hookwright.element("span", { className: "hit-head" },
      hookwright.element("strong", {}, ...marked(label, words)),
      hookwright.element("span", { className: "hit-kind" }, kind),
      hookwright.element("span", { className: "hit-context" }, ...marked(context, words)));
    const made = hookwright.element("a", { className: "hit", id: `hit-${number}`, href: hookwright.address(page, anchor), tabIndex: -1 },
      head, hookwright.element("span", { className: "hit-text" }, ...marked(text, words)));
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    return made;
  }

  /** What is said where nothing was found. */
  function nothing(query) {
    return hookwright.element("p", { className: "hit-none" },
      `Nothing has all of “${query}”. Try fewer words or the beginning of a word: names are found by each of their words.`);
  }

  function show(isOpen) {
    results.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) choose(-1);
  }

  function choose(number) {
    const options = results.querySelectorAll('[role="option"]');
    options[chosen]?.setAttribute("aria-selected", "false");
    chosen = options.length === 0 ? -1 : Math.min(number, options.length - 1);
    const option = options[chosen];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  }

  async function update() {
    const query = input.value.trim();
    const mine = ++asked;
    const start = performance.now();
    const { total, entries, words } = await hookwright.search.find(query, LIMIT);
    if (mine !== asked) return;
    if (words.length === 0) {
      results.replaceChildren();
      results.dataset.query = "";
      show(false);
      return;
    }
    results.replaceChildren(...(total === 0 ? [nothing(query)] : entries.map((entry, number) => option(entry, number, words))));
    status.textContent = total === 1 ? "1 result" : `${total} results`;
    chosen = -1;
    show(true);
    choose(total === 0 ? -1 : 0);
    results.dataset.took = String(performance.now() - start);
    results.dataset.query = query;
  }

  function move(event) {
    const count = results.querySelectorAll('[role="option"]').length;
    const steps = { ArrowDown: chosen + 1, ArrowUp: Math.max(chosen - 1, 0), PageDown: chosen + 8, PageUp: Math.max(chosen - 8, 0) };
    if (event.key in steps && count > 0) {
      event.preventDefault();
      show(true);
      choose(steps[event.key]);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      open();
    } else if (event.key === "Escape") {
      event.preventDefault();
      show(false);
      input.blur();
    }
  }

  function open() {
    const option = document.getElementById(`hit-${chosen}`);
    show(false);
    input.blur();
    option.click();
  }

  input.hidden = false;
  input.addEventListener("input", update);
  input.addEventListener("keydown", move);
  input.addEventListener("focus", () => {
    hookwright.need("_site/search/index");
    if (results.childElementCount > 0) show(true);
  });
  document.addEventListener("click", (event) => {
    const isInside = event.target.closest(".search");
    if (!isInside || event.target.closest(".hit")) show(false);
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
})();
