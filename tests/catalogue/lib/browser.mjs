// The browser of the tests: Debian's Chromium, one for each file of tests, with a profile of its own for
// each test. What a page asks for outside of the site, and what it writes to the console as an error, is
// kept and fails the test.

import { join } from "node:path";
import { after } from "node:test";
import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

const EXECUTABLE = process.env.CATALOGUE_CHROMIUM ?? "/usr/bin/chromium";
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let browser;

/** Ends the browser, for programs that are no tests: after tests it ends by itself. */
export const endBrowser = () => browser?.close();
after(endBrowser);

/** Runs a task with a fresh profile, with more options if need be, and ends it whatever comes of it. */
export async function withBrowser(task, more = {}) {
  browser ??= await chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS, headless: true });
  const context = await browser.newContext({ viewport: null, ...more });
  try {
    return await task(context);
  } finally {
    await context.close();
  }
}

/** A page that keeps what goes wrong in it. `root` is the directory that it may read. */
export async function newPage(context, root, { width = 1280, height = 900, colorScheme = "light" } = {}) {
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme });
  const wrong = [];
  const allowed = pathToFileURL(root).href;
  page.on("console", (message) => message.type() === "error" && wrong.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => wrong.push(`exception: ${error.message}`));
  page.on("dialog", (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(allowed) && !url.startsWith("blob:") && !url.startsWith("data:")) wrong.push(`request: ${url}`);
  });
  return { page, wrong };
}

/** The address of a file of the site. */
export const address = (root, file) => pathToFileURL(join(root, file)).href;
