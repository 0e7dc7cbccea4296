// A vendor whose every text is HTML, Markdown, a script or marks of direction: none of it acts.

import assert from "node:assert/strict";
import test from "node:test";

import { address, newPage, withBrowser } from "./lib/browser.mjs";
import { files, site } from "./lib/site.mjs";

/** What a page has that no text may have made. */
const made = () => {
  document.querySelectorAll("details").forEach((it) => (it.open = true));
  return {
    elements: [...document.querySelectorAll("img, iframe, object, embed, svg, form, base, b, i, marquee")].map((it) => it.outerHTML),
    handlers: [...document.querySelectorAll("*")].flatMap((it) => [...it.attributes]).filter(({ name }) => name.startsWith("on")).map(({ name }) => name),
    links: [...document.querySelectorAll("[href], [src]")].map((it) => it.href || it.src).filter((link) => !/^(file|https|data):/.test(link)),
    scripts: [...document.querySelectorAll("script:not([src]):not([type='application/json'])")].length,
    marks: /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(document.documentElement.outerHTML),
    pwned: globalThis.pwned,
  };
};

for (const [name, scripts] of [["hostile", 0], ["hostile-single", 7], ["nasty", 0]]) {
  test(`no text of ${name} acts`, () =>
    withBrowser(async (context) => {
      const root = site(name);
      const { page, wrong } = await newPage(context, root);
      const pages = files(root, ".html");
      assert.ok(pages.length > 0);
      for (const path of pages) {
        await page.goto(address(root, path));
        const found = await page.evaluate(made);
        assert.deepEqual(found, { elements: [], handlers: [], links: [], scripts, marks: false, pwned: undefined }, path);
      }
      assert.deepEqual(wrong, []);
    }));
}

test("the texts show as they are written, in results of the search too", () =>
  withBrowser(async (context) => {
    const root = site("hostile");
    const { page, wrong } = await newPage(context, root);
    await page.goto(address(root, "acme/index.html"));
    assert.match(await page.innerText("h1"), /<script>globalThis\.pwned=1<\/script>/);
    assert.match(await page.innerText("main"), /\[link\]\(javascript:alert\(1\)\)/);
    await page.keyboard.press("/");
    await page.keyboard.type("onerror");
    await page.waitForFunction(() => document.querySelectorAll(".hit").length > 3);
    const found = await page.evaluate(made);
    assert.deepEqual(found.elements, []);
    assert.equal(found.marks, false);
    assert.match(await page.innerText(".hit:first-child"), /<img src=x onerror=/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/acme\//);
    assert.deepEqual(wrong, []);
  }));
