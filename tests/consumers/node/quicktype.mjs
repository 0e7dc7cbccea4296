// quicktype from the files of one event each, to TypeScript, Go and Java; all compiled, and all
// made to read every example and to write it again with nothing lost.

import { join } from "node:path";
import { FORMS, loadForm } from "./lib/forms.mjs";
import { exportDir, workDir } from "./lib/report.mjs";
import { go } from "./quicktype/go.mjs";
import { java } from "./quicktype/java.mjs";
import { mergedUnion, uncheckedGo } from "./quicktype/limits.mjs";
import { typescript } from "./quicktype/typescript.mjs";

for (const name of FORMS) {
  const form = loadForm(exportDir, name);
  const folder = (lang) => join(workDir, "quicktype", name, lang);
  await typescript(form, folder("ts"));
  // The other draft gives the same code; compiling it again in two languages would show nothing.
  if (form.draft === "07") {
    await go(form, folder("go"));
    await java(form, folder("java"));
  }
}
await mergedUnion();
await uncheckedGo();
