"""openapi-python-client: the package is made without warnings, and reads what events may bring."""

import importlib
import json
import shutil
import sys

from openapi_python_client import generate
from openapi_python_client.config import Config, ConfigFile, MetaType

from probes import judge, probes_of
from report import EXPORT, FORMS, WORK, measure, report, report_limit, version_of

TOOL = "openapi-python-client"
VERSION = version_of(TOOL)
KINDS = "unknown fields, values and event types, nulls, absent fields, 64-bit integers, offsets of dates"


def models_of(document, folder, package):
    """Generates the client of a document; the answer is the module of its models and the complaints."""
    path = folder / package
    shutil.rmtree(path, ignore_errors=True)
    settings = ConfigFile(post_hooks=[], package_name_override=package)
    config = Config.from_sources(settings, MetaType.NONE, document, "utf-8", True, output_path=path)
    complaints = [f"{package}: {error.header}: {error.detail}" for error in generate(config=config)]
    if not path.exists():
        return None, complaints or [f"{package}: nothing was written"]
    sys.path.insert(0, str(folder))
    return importlib.import_module(f"{package}.models"), complaints


def check(form, profile):
    """Checks the documents of one profile, by the probes of a form of the same profile."""
    source, folder = EXPORT / f"openapi-{profile}", WORK / "openapi-python-client"
    folder.mkdir(parents=True, exist_ok=True)
    modules, problems = {}, []
    for vendor in json.loads((source / "index.json").read_bytes())["vendors"]:
        module, complaints = models_of(source / vendor["files"][0], folder, f"{profile}_{vendor['name']}")
        modules[vendor["name"]] = module
        problems += complaints
    measure(TOOL, "warnings", len(problems))
    report(TOOL, VERSION, f"OpenAPI, {profile}: package made without warnings, imported", len(modules), problems)

    def read(probe):
        model = getattr(modules[probe["vendor"]], probe["bodyTitle" if probe.get("body") else "title"])
        return json.dumps(model.from_dict(json.loads(probe["text"])).to_dict())

    probes = [probe for probe in probes_of(form) if not probe.get("body") or hasattr(modules[probe["vendor"]], probe["bodyTitle"])]
    count, problems = judge(probes, read, takes_any_text)
    report(TOOL, VERSION, f"OpenAPI, {profile}: {KINDS}: as the profile says", count, problems)


def takes_any_text(probe):
    """Whether it is about an enum that may be null, which is the known limit below."""
    return probe["kind"] == "unknown enum value" and not probe["valid"] and probe["nullable"]


def check_limit():
    """An enum that may be null takes any text."""
    enum = {"anyOf": [{"type": "string", "enum": ["a"]}, {"type": "null"}]}
    schema = {"type": "object", "properties": {"value": enum}}
    info = {"title": "limit", "version": "1"}
    path = WORK / "openapi-python-client" / "limit.json"
    path.write_text(json.dumps({"openapi": "3.1.0", "info": info, "paths": {}, "components": {"schemas": {"Limit": schema}}}))
    module, _ = models_of(path, path.parent, "limit")
    limit = {
        "text": "An enum that may be null takes any text, also in the strict profile.",
        "advice": "Validate with the schema first where that matters.",
        "reproduction": schema,
    }
    report_limit(TOOL, VERSION, limit, module.Limit.from_dict({"value": "b"}).value == "b")


for form in FORMS:
    if form.startswith("07"):
        check(form, form.split("-")[-1])
check_limit()
