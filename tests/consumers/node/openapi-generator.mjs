// openapi-generator to Java, Go, Python and TypeScript: compiled, and run on what events may bring.

import { basename, join } from "node:path";
import { documentsOf, triedDocumentsOf } from "./lib/documents.mjs";
import { filesBelow } from "./lib/forms.mjs";
import { inventedNames } from "./lib/names.mjs";
import { KINDS, probesOf } from "./lib/probes.mjs";
import { measure, report, reportLimit, workDir } from "./lib/report.mjs";
import { LANGUAGES } from "./openapi-generator/languages.mjs";
import { limits } from "./openapi-generator/limits.mjs";
import { generateAll } from "./openapi-generator/run.mjs";

const TOOL = "openapi-generator";
const version = process.env.CONSUMERS_OPENAPI_GENERATOR;
const folder = join(workDir, "openapi-generator");

// All that is made is looked at for names; of the strict profile, code for the events that are tried is run.
const profiles = documentsOf("openapi");
const runs = triedDocumentsOf("openapi");
const jobsOf = ({ profile, vendors }, kind) =>
  vendors.flatMap((vendor) => LANGUAGES.map((language) => language.job(vendor, join(folder, kind, profile))));
const runJobs = runs.filter(({ form }) => form.chosen !== "").flatMap((run) => jobsOf(run, "tried"));
const jobs = [...profiles.flatMap((all) => jobsOf(all, "all")), ...runJobs];
const complaints = generateAll(folder, jobs);
measure(TOOL, "warnings", complaints.length);
report(TOOL, version, "OpenAPI: code generated without warnings", jobs.length, complaints);

for (const [index, { profile, vendors }] of profiles.entries()) {
  for (const language of LANGUAGES) {
    const names = filesBelow(join(folder, "all", profile, language.name)).map((file) => basename(file).split(".")[0]);
    const invented = inventedNames(names, titlesOf(vendors));
    measure(TOOL, `${language.title}: invented names`, invented.length);
    report(TOOL, version, `OpenAPI, ${profile}: ${language.title}: no type without a name of its own`, names.length, invented);
    compileAndRun(language, runs[index]);
  }
}

function titlesOf(vendors) {
  return vendors.flatMap(({ document }) => Object.keys(document.components.schemas));
}

function compileAndRun(language, { profile, form, vendors }) {
  const own = join(folder, form.chosen === "" ? "all" : "tried", profile, language.name);
  const errors = language.compile(own, vendors);
  report(TOOL, version, `OpenAPI, ${profile}: ${language.title}: ${language.compiles}${form.chosen}`, vendors.length, errors);
  if (!language.judge || errors.length > 0) return;
  const titles = titlesOf(vendors);
  const probes = probesOf(form).filter((probe) => !probe.body || titles.includes(probe.bodyTitle));
  const { count, problems } = language.judge(own, probes, language.cannot);
  report(TOOL, version, `OpenAPI, ${profile}: ${language.title}: ${KINDS.join(", ")}: as the profile says${form.chosen}`, count, problems);
  if (language.limit && profile === "receiver") showLimit(language, own, probes);
}

/** What a language cannot do is tried again: all of it has still to fail. */
function showLimit({ judge, cannot, limit }, own, probes) {
  const { count, problems } = judge(own, probes.filter(cannot));
  reportLimit(TOOL, version, limit, count > 0 && problems.length === count);
}

limits(TOOL, version);
