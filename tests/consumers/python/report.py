"""One line for each check, on standard output for people and in `results.jsonl` for the matrix."""

import json
import os
from importlib.metadata import version as version_of
from pathlib import Path

__all__ = ["ALL", "EXPORT", "FORMS", "WORK", "load_form", "load_tried", "measure", "report", "report_limit", "version_of"]

EXPORT = Path(os.environ["CONSUMERS_EXPORT"])
WORK = Path(os.environ["CONSUMERS_WORK"])
ALL_FORMS = "07-receiver 07-strict 2020-12-receiver 2020-12-strict"
# The forms to check: all, but for trials that need only one.
FORMS = os.environ.get("CONSUMERS_FORMS", ALL_FORMS).split()
# Nothing is left out, as before a release; and the form of which nothing is left out: see
# node/lib/sample.mjs, whose choice `node/ajv.mjs` writes down.
ALL = os.environ.get("CONSUMERS_ALL") == "1"
WHOLE = "07-receiver"


def report(tool, version, what, count, problems):
    """Reports a check: what was done how many times, and what went wrong."""
    # Nothing done is nothing shown: a check that found nothing to do has failed.
    problems = problems if count else [*problems, "there was nothing to check"]
    print(f"{'FAIL' if problems else 'ok  '} {tool} {version}: {what}: {count}", flush=True)
    for problem in problems[:5]:
        print(f"       {str(problem)[:600]}", flush=True)
    if len(problems) > 5:
        print(f"       and {len(problems) - 5} more", flush=True)
    line = {"tool": tool, "version": version, "what": what, "count": count, "ok": not problems}
    with (WORK / "results.jsonl").open("a") as results:
        results.write(json.dumps(line) + "\n")


def report_limit(tool, version, limit, still):
    """Reports a known limit of a tool, after its smallest reproduction has been tried again."""
    print(f"{'ok  ' if still else 'FAIL'} {tool} {version}: known limit: {limit['text']}", flush=True)
    if not still:
        print("       the tool has changed: the limit no longer shows, so drop it", flush=True)
    line = {"tool": tool, "version": version, "limit": limit, "ok": still}
    with (WORK / "results.jsonl").open("a") as results:
        results.write(json.dumps(line) + "\n")


def load_form(name):
    """The vendors of one form as `index.json` lists them, with the contents of their files."""
    folder = EXPORT / name

    def read(path):
        return json.loads((folder / path).read_bytes())

    vendors = read("index.json")["vendors"]
    for vendor in vendors:
        vendor["bundle_path"] = folder / vendor["bundle"]
        vendor["bundle"] = read(vendor["bundle"])
        for entry in [*vendor["events"], *vendor.get("documents", [])]:
            entry["path"] = folder / entry["schema"]
            entry["schema"] = read(entry["schema"])
            entry["example"] = read(entry["example"])
    return vendors


def load_tried(name):
    """A form as `load_form` gives it, with the events that are tried, and how to say so."""
    vendors = load_form(name)
    if ALL or name == WHOLE:
        return vendors, ""
    tried = json.loads((WORK / f"tried-{name}.json").read_bytes())
    for vendor in vendors:
        vendor["events"] = [event for event in vendor["events"] if event["name"] in tried[vendor["name"]]]
    return vendors, ", an event of each shape"


def measure(tool, what, count):
    """Counts what a tool complains about or has to invent, for the table of before and after."""
    with (WORK / "results.jsonl").open("a") as results:
        results.write(json.dumps({"tool": tool, "measure": what, "count": count, "ok": True}) + "\n")
