// Linters of documents, where every finding is a failure, the hints too.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import spectralCore from "@stoplight/spectral-core";
import parsers from "@stoplight/spectral-parsers";
import rulesets from "@stoplight/spectral-rulesets";
import codegen from "ajv/dist/compile/codegen/index.js";
import { countEvents, documentsOf } from "./lib/documents.mjs";
import { measure, report, reportRule, versionOf } from "./lib/report.mjs";

/** Rules that cannot hold for these documents, each with the reason, and for which vendors. */
const OFF = {
  "redocly lint": {
    "security-defined": { vendors: ["livechat"], reason: "LiveChat's secret is in the body, for which OpenAPI has no word." },
  },
  "spectral:oas": {
    "contact-properties": { reason: "A contact has what the settings of the schemas say, which may be a name alone." },
    "license-url": { reason: "OpenAPI 3.1 has `identifier` for a licence that SPDX knows, and forbids `url` beside it." },
    "openapi-tags-alphabetical": { reason: "Tags are in the order of the vendor's document." },
  },
  "spectral:asyncapi": {
    "asyncapi-3-tags-alphabetical": { reason: "Tags are in the order of the vendor's document." },
    "asyncapi-info-contact-properties": { reason: "A contact has what the settings of the schemas say, which may be a name alone." },
    "asyncapi-info-license-url": { reason: "A choice of two licences has no address of its own." },
    "asyncapi-latest-version": { reason: "Modelina reads no later version than 3.0, and the documents use nothing that is newer." },
    "asyncapi-servers": { reason: "The server is the reader's own, and its address is not known." },
  },
};

// Spectral compiles a schema for each example, and runs it once: to optimise that code takes half the time.
codegen.CodeGen.prototype.optimize = () => {};

/** Takes the findings of rules that are off from all findings; `found` is for those rules. */
function withoutOff(ruleset, vendor, findings, found) {
  return findings.filter(({ rule }) => {
    const off = OFF[ruleset][rule];
    const applies = off && (off.vendors?.includes(vendor) ?? true);
    if (applies) found.add(rule);
    return !applies;
  });
}

/** A rule that is off has still to find something: else it can be on. */
function reportOff(tool, version, ruleset, found) {
  for (const [rule, { reason }] of Object.entries(OFF[ruleset])) reportRule(tool, version, rule, reason, found.has(rule));
}

const line = (vendor) => ({ rule, message, at }) => `${vendor}: ${rule}: ${message} at ${at}`;

/** Takes half a minute for an envelope of many events; ajv validates the same examples. */
const SLOW = "oas3-valid-media-example";

redocly(documentsOf("openapi"));
await spectral("spectral:oas", rulesets.oas, "OpenAPI", documentsOf("openapi"));
await spectral("spectral:asyncapi", rulesets.asyncapi, "AsyncAPI", documentsOf("asyncapi"));

function redocly(profiles) {
  const version = versionOf("@redocly/cli");
  const found = new Set();
  for (const { profile, vendors } of profiles) {
    const problems = runRedocly(vendors.map(({ path }) => path)).flatMap((findings, index) => {
      const { name } = vendors[index];
      return withoutOff("redocly lint", name, findings, found).map(line(name));
    });
    measure("redocly lint", "warnings", problems.length);
    const what = `OpenAPI, ${profile}: webhooks without warnings, by \`recommended-strict\``;
    report("redocly lint", version, what, countEvents(vendors), problems);
  }
  reportOff("redocly lint", version, "redocly lint", found);
}

/** Lints files in one process; the answer is the findings in each. */
function runRedocly(paths) {
  const program = join(import.meta.dirname, "node_modules", ".bin", "redocly");
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };
  const options = ["lint", "--extends=recommended-strict", "--format=json", "--max-problems=100000"];
  const { stdout, stderr } = spawnSync(program, [...options, ...paths], { env, encoding: "utf8", maxBuffer: 1 << 28 });
  // One JSON object for each document, one behind the other.
  const results = stdout.split(/(?<=^\})(?=\{)/m).map((text) => JSON.parse(text));
  if (results.length !== paths.length) throw new Error(`redocly: ${stderr}`);
  return results.map(({ problems }) =>
    problems.map(({ ruleId, message, location }) => ({ rule: ruleId, message, at: location[0]?.pointer })),
  );
}

/** All rules are run; the findings of those that are off show that they still cannot hold. */
async function spectral(name, ruleset, format, profiles) {
  const version = versionOf("@stoplight/spectral-core");
  const found = new Set();
  for (const { profile, vendors } of profiles) {
    const linter = new spectralCore.Spectral();
    const without = profile === "strict" && SLOW in ruleset.rules ? [SLOW] : [];
    linter.setRuleset({ extends: [[ruleset, "all"]], rules: Object.fromEntries(without.map((rule) => [rule, "off"])) });
    const problems = [];
    for (const vendor of vendors) {
      const results = await linter.run(new spectralCore.Document(vendor.text, parsers.Json, vendor.path));
      const findings = results.map(({ code, message, path }) => ({ rule: code, message, at: path.join("/") }));
      problems.push(...withoutOff(name, vendor.name, findings, found).map(line(vendor.name)));
    }
    const but = without.map((rule) => `, without \`${rule}\``).join("");
    measure("spectral", `${name}: warnings`, problems.length);
    const what = `${format}, ${profile}: events without warnings, by all rules of \`${name}\` that are on${but}`;
    report("spectral", version, what, countEvents(vendors), problems);
  }
  reportOff("spectral", version, name, found);
}
