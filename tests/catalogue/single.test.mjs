// The site of one file: its links, its search, its check, and its policy.

import assert from "node:assert/strict";
import { statSync } from "node:fs";
import test from "node:test";

import { address, newPage, withBrowser } from "./lib/browser.mjs";
import { events, files, site } from "./lib/site.mjs";

const ROOT = site("single");
const FILE = "catalogue.html";

test("the directory has one page and nothing else to load", () => {
  assert.deepEqual(files(ROOT, ""), [FILE, "hookwright.manifest", "index.json", "index.schema.json"]);
  console.log(`${(statSync(`${ROOT}/${FILE}`).size / 1e6).toFixed(1)} MB`);
});

test("links, search and check work in it", () =>
  withBrowser(async (context) => {
    const { page, wrong } = await newPage(context, ROOT);
    await page.goto(address(ROOT, FILE));
    const broken = await page.evaluate(() => {
      const ids = new Set([...document.querySelectorAll("[id]")].map((element) => element.id));
      const links = [...document.querySelectorAll('a[href^="#"]')].map((link) => decodeURIComponent(link.hash.slice(1)));
      return { twice: document.querySelectorAll("[id]").length - ids.size, broken: [...new Set(links.filter((link) => !ids.has(link)))] };
    });
    assert.deepEqual(broken, { twice: 0, broken: [] });

    await page.keyboard.press("/");
    await page.keyboard.type("UserWrapUpTerminated Reason");
    await page.waitForFunction(() => document.querySelectorAll(".hit").length === 1);
    await page.keyboard.press("Enter");
    await page.waitForURL(/#enreach\/UserWrapUpTerminated\/Reason$/);
    const row = page.locator('[id="enreach/UserWrapUpTerminated/Reason"]');
    await assert.doesNotReject(row.locator("table").first().waitFor({ state: "visible" }));

    await page.fill("#payload", JSON.stringify(events().find(({ name }) => name === "task.taken").example));
    await page.click("#check-button");
    await page.waitForSelector("#verdict .fits");
    assert.match(await page.innerText("#verdict"), /\$ is task\.taken of RingCX/);
    assert.deepEqual(wrong, []);
  }));

test("no other script runs in it", () =>
  withBrowser(async (context) => {
    const { page } = await newPage(context, ROOT);
    await page.goto(address(ROOT, FILE));
    const ran = await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "globalThis.ran = true";
      document.body.append(script);
      return globalThis.ran ?? false;
    });
    assert.equal(ran, false);
  }));
