// The check of payloads: which event it is, and what does not fit.

import assert from "node:assert/strict";
import test from "node:test";

import { address, newPage, withBrowser } from "./lib/browser.mjs";
import { events, site } from "./lib/site.mjs";

const ROOT = site("site");

const onPage = (task) => () =>
  withBrowser(async (context) => {
    const { page, wrong } = await newPage(context, ROOT);
    await page.goto(address(ROOT, "check.html"));
    await task(page);
    assert.deepEqual(wrong, []);
  });

/** Checks a text by hand, and gives what the page says of it. */
async function check(page, text) {
  await page.fill("#payload", text);
  await page.click("#check-button");
  await page.waitForFunction(() => document.getElementById("verdict").childElementCount > 0);
  await page.waitForTimeout(50);
  return page.innerText("#verdict");
}

const example = (name) => events().find((event) => event.name === name).example;

test("every example is told by itself, and fits both profiles", onPage(async (page) => {
  const found = await page.evaluate(async (events) => {
    const vendors = await hookwright.need("_site/vendors");
    const outcome = [];
    for (const { name, title, example } of events) {
      const [first] = hookwright.detect(vendors, example, "");
      const [event] = first.events;
      const schemas = await hookwright.need(first.vendor.schemas);
      const problems = ["receiver", "strict"].flatMap((profile) =>
        hookwright.judge(schemas[profile], { $ref: `#/definitions/${event.known[1]}` }, event.event, event.path));
      if (event.known[0] !== name || first.vendor.title !== title || problems.length > 0) outcome.push({ name, known: event.known, problems });
    }
    return outcome;
  }, events());
  assert.deepEqual(found, []);
}));

test("what does not fit is said by path, in both profiles", onPage(async (page) => {
  const { ElapsedTimeSec, ...rest } = example("UserWrapUpTerminated");
  const verdict = await check(page, JSON.stringify({ ...rest, CallId: "x", Reason: "boredom", Extra: 1 }));
  assert.match(verdict, /\$ is UserWrapUpTerminated of Enreach webhooks/);
  const [receiver, strict] = verdict.split("strict:");
  assert.match(receiver, /receiver: 2 problems/);
  assert.match(receiver, /\$\.CallId /);
  assert.match(receiver, /\$ .*ElapsedTimeSec/);
  assert.match(strict, /\$\.CallId /);
}));

test("the events of a whole body are told one by one", onPage(async (page) => {
  const task = example("task.taken");
  const { issued_at, ...broken } = task;
  const body = { id: "1", domain_id: "2", events: [task, broken, { ...task, type: "task.vanished" }, 7] };
  const verdict = await check(page, JSON.stringify(body));
  assert.match(verdict, /\$\.events\[0\] is task\.taken of RingCX/);
  assert.match(verdict, /\$\.events\[1\] .*issued_at/s);
  assert.match(verdict, /\$\.events\[2\] is an event that is not listed: task\.vanished/);
  assert.match(verdict, /\$\.events\[3\] is no event/);
  assert.match(verdict, /The body around the events\s+receiver: fits\./);
}));

test("the event in a webhook of LiveChat is told", onPage(async (page) => {
  const body = { action: "incoming_event", secret_key: "x", payload: { chat_id: "1", event: example("message") } };
  assert.match(await check(page, JSON.stringify(body)), /\$\.payload\.event is message of LiveChat/);
}));

test("what is no payload is said", onPage(async (page) => {
  assert.match(await check(page, "{"), /This is not JSON: /);
  assert.match(await check(page, '{"EventType": "Nothing"}'), /No vendor has an event of this type/);
  assert.match(await check(page, "[]"), /No vendor has an event of this type/);
  await page.fill("#event-name", "UserStatus");
  assert.match(await check(page, "{}"), /UserStatus of Enreach.*required property/s);
}));

test("the keyboard is enough, and what is pasted stays text", onPage(async (page) => {
  await page.focus("#payload");
  const hostile = { EventType: "<img src=x onerror=alert(1)>", "<b>": "\u202e" };
  await page.keyboard.insertText(JSON.stringify({ ...example("UserStatus"), UserId: hostile }));
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector("#verdict .misfits");
  assert.equal(await page.$("#verdict img"), null);
  assert.match(await page.innerText("#verdict"), /\$\.UserId/);
}));
