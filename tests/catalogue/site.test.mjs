// Every page in a real browser: its links, its accessibility, its form on wide and narrow screens in
// both colour schemes; and the site without JavaScript.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";

import { address, newPage, withBrowser } from "./lib/browser.mjs";
import { ALL, files, site } from "./lib/site.mjs";

const ROOT = site("site");
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** One page of each kind. */
const KINDS = [
  "index.html",
  "check.html",
  "enreach/index.html",
  "enreach/types.html",
  "enreach/CallbackChanged.html",
  "livechat/system_message.html",
  "ringcx/survey_response.imported.html",
];

/** The links and the ids of a page. */
const linksAndIds = () => ({
  links: [...document.querySelectorAll("a[href]")].map((link) => link.href),
  ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
});

for (const name of ["site", "others"]) {
  test(`every link of ${name} leads to a place, and no page does anything wrong`, () =>
    withBrowser(async (context) => {
      const root = site(name);
      const { page, wrong } = await newPage(context, root);
      const pages = new Map();
      for (const path of files(root, ".html")) {
        await page.goto(address(root, path));
        pages.set(decodeURI(address(root, path)), await page.evaluate(linksAndIds));
      }
      const broken = [];
      for (const [from, { links, ids }] of pages) {
        assert.equal(new Set(ids).size, ids.length, `${from} has an id twice`);
        for (const link of links.filter((link) => link.startsWith("file:"))) {
          const [to, anchor] = link.split("#");
          const target = pages.get(decodeURI(to));
          if (!target || (anchor && !target.ids.includes(decodeURIComponent(anchor)))) broken.push(`${from} -> ${link}`);
        }
        for (const link of links.filter((link) => !link.startsWith("file:"))) assert.match(link, /^https:\/\//);
      }
      assert.deepEqual(broken, []);
      assert.deepEqual(wrong, []);
      assert.ok(pages.size >= 10, `${pages.size} pages`);
    }));
}

for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 1280]) {
    // Axe takes seconds for a page: each scheme and each width once.
    const read = ALL || (colorScheme === "dark") === (width === 360);
    test(`each kind of page fits${read ? " and is accessible" : ""}, ${colorScheme}, ${width} pixels`, () =>
      withBrowser(async (context) => {
        const { page, wrong } = await newPage(context, ROOT, { width, colorScheme });
        for (const path of KINDS) {
          await page.goto(address(ROOT, path));
          await page.evaluate(() => document.querySelectorAll("details").forEach((it) => (it.open = true)));
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(wide <= width, `${path} is ${wide} pixels wide`);
          if (!read) continue;
          // Given to the page by the browser's own tools, so the policy of the page does not forbid it.
          await page.evaluate(AXE);
          const { violations } = await page.evaluate(() => globalThis.axe.run(document, { preload: false }));
          const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html).join(" ")}`);
          assert.deepEqual(found, [], path);
        }
        assert.deepEqual(wrong, []);
      }));
  }
}

test("without JavaScript all is there but the search and the check", () =>
  withBrowser(
    async (context) => {
      const { page, wrong } = await newPage(context, ROOT);
      await page.goto(`${address(ROOT, "enreach/UserWrapUpTerminated.html")}#Reason`);
      assert.equal(await page.isVisible("#q"), false);
      assert.match(await page.textContent("noscript"), /need JavaScript/);
      assert.match(await page.textContent("#Reason"), /manual/);
      await page.click("details.snippet summary >> nth=2");
      assert.match(await page.textContent('[data-language="Python"]'), /def receive/);
      await page.click('.side a:has-text("UserStatus")');
      assert.match(page.url(), /enreach\/UserStatus\.html$/);
      assert.deepEqual(wrong, []);
    },
    { javaScriptEnabled: false },
  ));

test("the policy of a page from disk forbids inline scripts, styles and requests", () =>
  withBrowser(async (context) => {
    const { page } = await newPage(context, ROOT);
    await page.goto(address(ROOT, "index.html"));
    const outcome = await page.evaluate(async () => {
      const violated = [];
      document.addEventListener("securitypolicyviolation", (event) => violated.push(event.effectiveDirective));
      const script = document.createElement("script");
      script.textContent = "globalThis.ran = true";
      document.body.append(script);
      const button = document.createElement("div");
      button.innerHTML = '<b onclick="globalThis.ran = true" style="color: red"></b>';
      document.body.append(button);
      button.firstChild.click();
      const fetched = await fetch("https://example.com/").then(() => true, () => false);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { violated: [...new Set(violated)].sort(), ran: globalThis.ran ?? false, fetched };
    });
    assert.deepEqual(outcome, { violated: ["connect-src", "script-src-attr", "script-src-elem", "style-src-attr"], ran: false, fetched: false });
  }));
