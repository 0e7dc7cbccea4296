// openapi-generator to Java, Go, Python and TypeScript: compiled, and run on what events may bring.

import { basename, join } from "node:path";
import { documentsOf } from "./lib/documents.mjs";
import { FORMS, filesBelow, loadForm } from "./lib/forms.mjs";
import { inventedNames } from "./lib/names.mjs";
import { KINDS, probesOf } from "./lib/probes.mjs";
import { exportDir, measure, report, reportLimit, workDir } from "./lib/report.mjs";
import { LANGUAGES } from "./openapi-generator/languages.mjs";
import { limits } from "./openapi-generator/limits.mjs";
import { generateAll } from "./openapi-generator/run.mjs";

const TOOL = "openapi-generator";
const version = process.env.CONSUMERS_OPENAPI_GENERATOR;
const folder = join(workDir, "openapi-generator");

const profiles = documentsOf("openapi");
const jobs = profiles.flatMap(({ profile, vendors }) =>
  vendors.flatMap((vendor) => LANGUAGES.map((language) => language.job(vendor, join(folder, profile)))),
);
const complaints = generateAll(folder, jobs);
measure(TOOL, "warnings", complaints.length);
report(TOOL, version, "OpenAPI: code generated without warnings", jobs.length, complaints);

for (const { profile, vendors } of profiles) {
  const form = loadForm(exportDir, FORMS.find((name) => name.endsWith(profile)));
  for (const language of LANGUAGES) {
    const own = join(folder, profile, language.name);
    const names = filesBelow(own).map((file) => basename(file).split(".")[0]);
    const titles = vendors.flatMap(({ document }) => Object.keys(document.components.schemas));
    const invented = inventedNames(names, titles);
    measure(TOOL, `${language.title}: invented names`, invented.length);
    report(TOOL, version, `OpenAPI, ${profile}: ${language.title}: no type without a name of its own`, names.length, invented);
    const errors = language.compile(own, vendors);
    report(TOOL, version, `OpenAPI, ${profile}: ${language.title}: ${language.compiles}`, vendors.length, errors);
    if (!language.judge || errors.length > 0) continue;
    const probes = probesOf(form).filter((probe) => !probe.body || titles.includes(probe.bodyTitle));
    const { count, problems } = language.judge(own, probes, language.cannot);
    report(TOOL, version, `OpenAPI, ${profile}: ${language.title}: ${KINDS.join(", ")}: as the profile says`, count, problems);
    if (language.limit && profile === "receiver") showLimit(language, own, probes);
  }
}
/** What a language cannot do is tried again: all of it has still to fail. */
function showLimit({ judge, cannot, limit }, own, probes) {
  const { count, problems } = judge(own, probes.filter(cannot));
  reportLimit(TOOL, version, limit, count > 0 && problems.length === count);
}

limits(TOOL, version);
