"""datamodel-code-generator from the OpenAPI documents: names, and what the models take and refuse."""

import json
import re

from pydantic import BaseModel, RootModel

from models import InputFileType, models_of
from probes import judge, probes_of
from report import EXPORT, FORMS, WORK, measure, report, version_of

TOOL = "datamodel-code-generator"
VERSION = f"{version_of('datamodel-code-generator')}, pydantic {version_of('pydantic')}"
KINDS = "unknown fields, values and event types, nulls, absent fields, 64-bit integers, offsets of dates"


def check(form, profile):
    """Checks the documents of one profile, by the probes of a form of the same profile."""
    folder = EXPORT / f"openapi-{profile}"
    vendors = json.loads((folder / "index.json").read_bytes())["vendors"]
    modules, invented = {}, []
    for vendor in vendors:
        path = folder / vendor["files"][0]
        schemas = json.loads(path.read_bytes())["components"]["schemas"]
        module = models_of(path, WORK / "pydantic" / f"openapi-{profile}" / f"{vendor['name']}.py", kind=InputFileType.OpenAPI)
        modules[vendor["name"]] = module
        classes = [name for name, value in vars(module).items() if is_model(value)]
        invented += [f"{vendor['name']}: {name}" for name in classes if re.search(r"\d$", name) and name not in schemas]
    measure(TOOL, "OpenAPI: numbered classes", len(invented))
    report(TOOL, VERSION, f"OpenAPI, {profile}: no numbered class", len(modules), invented)

    probes = [probe for probe in probes_of(form) if model_for(modules, probe)]
    read = lambda probe: model_for(modules, probe).model_validate_json(probe["text"]).model_dump_json(by_alias=True)
    count, problems = judge(probes, read)
    report(TOOL, VERSION, f"OpenAPI, {profile}: {KINDS}: as the profile says", count, problems)


def is_model(value):
    """Whether it is a generated class."""
    return isinstance(value, type) and issubclass(value, BaseModel) and value not in (BaseModel, RootModel)


def model_for(modules, probe):
    """The class of an event, or of a body: none where the document describes no union of all events."""
    module = modules[probe["vendor"]]
    if probe.get("body"):
        return getattr(module, probe["bodyTitle"], None)
    return getattr(module, probe["title"])


for form in FORMS:
    if form.startswith("07"):
        check(form, form.split("-")[-1])
