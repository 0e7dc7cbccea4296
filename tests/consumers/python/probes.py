"""Judges generated code by the probes that `node/ajv.mjs` writes: see `node/lib/probes.mjs`."""

import json

from report import WORK

LARGE = "9007199254740993"


def probes_of(form):
    """The probes of a form: payloads that differ from the example in one point."""
    return json.loads((WORK / f"probes-{form}.json").read_bytes())


def judge(probes, read, cannot=lambda _: False):
    """Counts the probes, and tells which of them get another verdict than the profile's.

    `read(probe)` raises where the generated code refuses, and may answer the text that it writes
    again. What the tool `cannot` is left to the known limits.
    """
    judged = [probe for probe in probes if not cannot(probe)]
    return len(judged), [problem for probe in judged for problem in problems_of(probe, read)]


def problems_of(probe, read):
    """What is wrong with the verdict on one probe."""
    name = f"{probe['vendor']} {probe['event']}: {probe['kind']} at {'.'.join(probe['path'])}"
    try:
        text, refusal = read(probe), None
    except Exception as error:  # Whatever generated code raises is a refusal.
        text, refusal = None, f"{type(error).__name__}: {error}"
    if (refusal is None) != probe["valid"]:
        return [f"{name} is {'accepted' if refusal is None else f'refused: {refusal}'}"]
    if probe["kind"] == "64-bit integer" and text is not None and LARGE not in text:
        return [f"{name} has other digits"]
    return []
