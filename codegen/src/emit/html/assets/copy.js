// What makes a page handier: texts can be copied and downloaded, and what an address leads to is
// unfolded.
"use strict";

(() => {
  function copy(button, text) {
    const done = (word) => {
      button.textContent = word;
      setTimeout(() => (button.textContent = "Copy"), 1500);
    };
    // A page from disk has a clipboard in some browsers only.
    const copied = navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject();
    copied.then(() => done("Copied"), () => done(copyBySelection(text) ? "Copied" : "Select it and copy"));
  }

  function copyBySelection(text) {
    const area = hookwright.element("textarea", { value: text, className: "hidden" });
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }

  function download(name, text) {
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    hookwright.element("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  function button(label, about, action) {
    const made = hookwright.element("button", { type: "button" }, label);
    if (about) made.setAttribute("aria-label", `${label} ${about}`);
    made.addEventListener("click", () => action(made));
    return made;
  }

  for (const text of document.querySelectorAll("pre")) {
    const about = text.getAttribute("aria-label") ?? "the example";
    const tools = hookwright.element("div", { className: "tools" },
      button("Copy", about, (made) => copy(made, text.textContent)));
    if (text.dataset.file) {
      tools.append(button("Download", about, () => download(text.dataset.file, text.textContent)));
    }
    text.before(tools);
  }

  function unfold() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let around = target; around; around = around.parentElement) {
      if (around.localName === "details") around.open = true;
    }
    for (const inside of target?.querySelectorAll(":scope > td > details") ?? []) inside.open = true;
    target?.scrollIntoView();
  }

  addEventListener("hashchange", unfold);
  if (location.hash) unfold();
})();
