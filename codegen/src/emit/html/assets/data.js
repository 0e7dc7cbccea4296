// Data of the site, by name. A page from disk may not fetch, so each piece is a script that gives
// it; in the site of one file it is an element.
"use strict";

const hookwright = (() => {
  const pieces = new Map();

  function piece(name) {
    if (!pieces.has(name)) {
      const made = {};
      made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
      pieces.set(name, made);
    }
    return pieces.get(name);
  }

  function load(name, wanted) {
    const element = document.getElementById(`data:${name}`);
    if (element) {
      wanted.resolve(JSON.parse(element.textContent));
      return;
    }
    const script = document.createElement("script");
    script.src = `${document.body.dataset.root}${name}.js`;
    script.onerror = () => wanted.reject(new Error(`${script.src} cannot be read`));
    document.head.append(script);
  }

  return {
    /** Whether all pages are in one file. */
    single: () => document.body.dataset.single !== undefined,

    /** The piece of a name, once it is here. */
    need(name) {
      const wanted = piece(name);
      if (!wanted.asked) {
        wanted.asked = true;
        load(name, wanted);
      }
      return wanted.promise;
    },

    /** Takes a piece, as JSON. */
    give(name, json) {
      piece(name).resolve(JSON.parse(json));
    },

    /** The address of an anchor of a page. */
    address(page, anchor) {
      if (hookwright.single()) {
        return anchor ? `#${page}/${anchor}` : `#${page}`;
      }
      return `${document.body.dataset.root}${page}.html${anchor ? `#${anchor}` : ""}`;
    },

    /** An element with text and children; nothing of it is read as HTML. */
    element(name, properties, ...children) {
      const made = Object.assign(document.createElement(name), properties);
      made.append(...children);
      return made;
    },
  };
})();
