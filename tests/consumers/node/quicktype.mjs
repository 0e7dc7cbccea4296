// quicktype from the files of one event each, to TypeScript, Go, Java and Python; all compiled, and all
// made to read every example and to write it again with nothing lost. To Kotlin and C# too, uncompiled.

import { join } from "node:path";
import { FORMS, loadForm } from "./lib/forms.mjs";
import { exportDir, workDir } from "./lib/report.mjs";
import { sampled, tried } from "./lib/sample.mjs";
import { go } from "./quicktype/go.mjs";
import { java } from "./quicktype/java.mjs";
import { mergedUnion, uncheckedGo } from "./quicktype/limits.mjs";
import { python } from "./quicktype/python.mjs";
import { sameTypeScript, typescript } from "./quicktype/typescript.mjs";
import { untried } from "./quicktype/untried.mjs";

for (const name of FORMS) {
  const form = tried(loadForm(exportDir, name));
  const folder = (lang) => join(workDir, "quicktype", name, lang);
  if (form.draft === "07") {
    await typescript(form, folder("ts"));
    await go(form, folder("go"));
    await java(form, folder("java"));
    await python(form, folder("python"));
    await untried(sampled(form), folder("untried"));
  } else {
    // The other draft gives the same code; compiling it again would show nothing.
    await sameTypeScript(form, loadForm(exportDir, `07-${form.profile}`), folder("ts"));
  }
}
await mergedUnion();
await uncheckedGo();
