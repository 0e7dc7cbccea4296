// The check of a payload: which event it is, and what does not fit, in both profiles. Nothing is sent.
"use strict";

(() => {
  const AROUND = new Set(["$ref", "properties", "items", "anyOf", "allOf", "oneOf", "not", "false"]);
  const verdict = document.getElementById("verdict");
  const { element } = hookwright;

  /** What does not fit, each with its path, without what only says that something inside does not. */
  function problems(result, start) {
    if (result.valid) return [];
    const inner = result.errors.filter(({ keyword }) => !AROUND.has(keyword));
    const isNull = ({ keyword, error }) => keyword === "type" && error.includes('Expected "null"');
    const shown = inner.filter((it) => !isNull(it) || !inner.some((other) => other !== it && !isNull(other) && other.instanceLocation.startsWith(it.instanceLocation)));
    const all = (shown.length > 0 ? shown : result.errors).map(({ instanceLocation, error }) => {
      const keys = instanceLocation.split("/").slice(1).map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"));
      return { path: hookwright.path(start, keys), error: error.replace(/^Instance /, "") };
    });
    return all.filter(({ path, error }, at) => all.findIndex((it) => it.path === path && it.error === error) === at);
  }

  /** The problems of a value with a definition of a profile. */
  hookwright.judge = (schemas, schema, value, start) =>
    problems(new hookwright.Validator({ ...schema, definitions: schemas.definitions }, "7", false).validate(value), start);

  function report(profile, found) {
    if (found.length === 0) return element("p", { className: "fits" }, element("strong", {}, `${profile}: `), "fits.");
    const items = found.map(({ path, error }) => element("li", {}, element("code", {}, path), ` ${error}`));
    return element("div", { className: "misfits" },
      element("p", {}, element("strong", {}, `${profile}: `), found.length === 1 ? "1 problem" : `${found.length} problems`),
      element("ul", {}, ...items));
  }

  function ofEvent(schemas, vendor, { path, event, name, known }) {
    const heading = element("h3", {}, element("code", {}, path), " is ");
    if (!known) {
      heading.append(name === undefined ? "no event: it does not say its type" : `an event that is not listed: ${name}`);
      const about = "A receiver keeps it whole. Look at the spelling, or name the event above.";
      return element("section", { className: "verdict" }, heading, element("p", {}, about));
    }
    const [wire, key, page] = known;
    heading.append(element("a", { href: hookwright.address(page, "") }, element("code", {}, wire)), ` of ${vendor.title}`);
    const judged = ["receiver", "strict"].map((profile) =>
      report(profile, hookwright.judge(schemas[profile], { $ref: `#/definitions/${key}` }, event, path)));
    return element("section", { className: "verdict" }, heading, ...judged);
  }

  function ofBody(schemas, body) {
    if (!schemas.receiver.around) return [];
    const judged = ["receiver", "strict"].map((profile) =>
      report(profile, hookwright.judge(schemas[profile], schemas[profile].around, body, "$")));
    return [element("section", { className: "verdict" }, element("h3", {}, "The body around the events"), ...judged)];
  }

  async function ofVendor({ vendor, events, isWhole }, body) {
    const schemas = await hookwright.need(vendor.schemas);
    return [...events.map((event) => ofEvent(schemas, vendor, event)), ...(isWhole ? ofBody(schemas, body) : [])];
  }

  async function check() {
    let body;
    try {
      body = JSON.parse(document.getElementById("payload").value);
    } catch (error) {
      verdict.replaceChildren(element("p", { className: "misfits" }, `This is not JSON: ${error.message}`));
      return;
    }
    const vendors = await hookwright.need("_site/vendors");
    const found = hookwright.detect(vendors, body, document.getElementById("event-name").value.trim());
    const sections = await Promise.all(found.map((candidate) => ofVendor(candidate, body)));
    const none = "No vendor has an event of this type. Look at the field that names the type, or name the event above.";
    verdict.replaceChildren(...(found.length > 0 ? sections.flat() : [element("p", { className: "misfits" }, none)]));
    verdict.dataset.done = String(Number(verdict.dataset.done ?? 0) + 1);
  }

  document.getElementById("check-button").addEventListener("click", check);
  document.getElementById("payload").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) check();
  });
})();
