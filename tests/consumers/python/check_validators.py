"""Validators that teams run in their own checks: openapi-spec-validator and check-jsonschema."""

import json
import subprocess
import sys

from openapi_spec_validator import OpenAPIV31SpecValidator

from report import EXPORT, FORMS, WORK, load_tried, report, version_of


def documents(profile):
    """The OpenAPI documents of a profile, by vendor."""
    folder = EXPORT / f"openapi-{profile}"
    vendors = json.loads((folder / "index.json").read_bytes())["vendors"]
    return {vendor["name"]: json.loads((folder / vendor["files"][0]).read_bytes()) for vendor in vendors}


def check_openapi(profile):
    """The documents are valid, and none with a webhook that is no path item."""
    problems, count = [], 0
    for vendor, document in documents(profile).items():
        errors = OpenAPIV31SpecValidator(document).iter_errors()
        problems += [f"{vendor}: {error.message} at {list(error.absolute_path)}" for error in errors]
        count += len(document["webhooks"])
        # Without the schemas, which would be judged once more. The content alone makes the difference.
        for body, valid in [({"content": {}}, True), ({}, False)]:
            webhooks = {"tried": {"post": {"requestBody": body}}}
            if OpenAPIV31SpecValidator(document | {"webhooks": webhooks, "components": {}}).is_valid() != valid:
                problems.append(f"{vendor}: of a request body {body}, the verdict is not {valid}")
    tool = "openapi-spec-validator"
    report(tool, version_of(tool), f"OpenAPI, {profile}: webhooks valid", count, problems)


# Starting check-jsonschema takes longer than its work, so one process runs all its command lines;
# apart from this one, whose directory has a module of the same name.
COMMAND_LINES = """
import contextlib, io, json, sys
from check_jsonschema import main
answers = []
for arguments in json.load(sys.stdin):
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        try:
            main(arguments)
        except SystemExit as end:
            answers.append(output.getvalue() if end.code else "")
print(json.dumps(answers))
"""


def check_jsonschema(command_lines):
    """Runs command lines of check-jsonschema; the answers are what each complains about."""
    lines = json.dumps([["--no-cache", *map(str, line)] for line in command_lines])
    program = [sys.executable, "-P", "-c", COMMAND_LINES]
    result = subprocess.run(program, input=lines, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(result.stdout)


def body_of(bundle, event):
    """A request body with one event in it."""
    if "oneOf" in bundle:
        return event
    field = next(name for name, schema in bundle["properties"].items() if schema.get("type") == "array")
    return {name: "1" for name in bundle["properties"] if name != field} | {field: [event]}


def command_lines_of(name):
    """The command lines for one form: what each shows, for how many files, and whether it has to complain."""
    folder = WORK / "validators" / name
    folder.mkdir(parents=True, exist_ok=True)
    schemas = []
    vendors, chosen = load_tried(name)
    for vendor in vendors:
        bundle = vendor["bundle_path"]
        schemas += [bundle, *(entry["path"] for entry in [*vendor["events"], *vendor.get("documents", [])])]
        files = []
        for index, event in enumerate(vendor["events"]):
            files.append(folder / f"{vendor['name']}-{index}.json")
            files[-1].write_text(json.dumps(body_of(vendor["bundle"], event["example"])))
        yield f"bodies valid by the bundles{chosen}", len(files), ["--schemafile", bundle, *files], False
        empty = folder / f"{vendor['name']}-empty.json"
        empty.write_text("{}")
        yield "empty bodies refused by the bundles", 1, ["--schemafile", bundle, empty], True
    yield f"schemas valid by their meta-schema{chosen}", len(schemas), ["--check-metaschema", *schemas], False


def check_forms():
    """Runs all command lines, and reports each form's."""
    lines = [(name, *line) for name in FORMS for line in command_lines_of(name)]
    results = {}
    for (name, what, count, _, refuses), answer in zip(lines, check_jsonschema([line[3] for line in lines]), strict=True):
        total, problems = results.get((name, what), (0, []))
        found = [answer or f"accepted: {what}"] if bool(answer) != refuses else []
        results[name, what] = total + count, problems + found
    tool = "check-jsonschema"
    for (name, what), (count, problems) in results.items():
        report(tool, version_of(tool), f"{name}: {what}", count, problems)


for profile in ("receiver", "strict"):
    if any(form.endswith(profile) for form in FORMS):
        check_openapi(profile)
check_forms()
