// The browser of the tests: Debian's Chromium with a profile of its own. What a page asks for outside
// of the site, and what it writes to the console as an error, is kept and fails the test.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

/** Runs a task with a browser, with more options if need be, and ends the browser whatever comes of it. */
export async function withBrowser(task, more = {}) {
  const profile = mkdtempSync(join(tmpdir(), "catalogue-"));
  const options = { executablePath: EXECUTABLE, args: ARGUMENTS, headless: true, viewport: null, ...more };
  const context = await chromium.launchPersistentContext(profile, options);
  try {
    return await task(context);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
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
