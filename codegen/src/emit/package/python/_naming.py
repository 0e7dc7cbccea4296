"""Which event a request carries. What is particular of a vendor is in its own module."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["Naming", "UnknownEvent"]


@dataclass(frozen=True, slots=True)
class UnknownEvent:
    """An event of a type that these schemas do not have, kept whole."""

    name: str | None
    value: object


@cache
def _vendors() -> dict[str, Any]:
    index = resources.files(__name__.rpartition(".")[0]).joinpath("_schemas", "index.json").read_bytes()
    return {vendor["name"]: vendor for vendor in json.loads(index)["vendors"]}


def _at(value: object, path: Sequence[str]) -> object:
    for key in path:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def _read(place: Mapping[str, Any], event: object, headers: Mapping[str, str]) -> str | None:
    value = _at(event, place["path"]) if "path" in place else headers.get(place["header"].lower())
    return value if isinstance(value, str) else None


class Naming:
    """How requests of a vendor name their event."""

    def __init__(self, vendor: str) -> None:
        own = _vendors()[vendor]
        self._parts = own["discriminator"]["parts"]
        self._join: str = own["discriminator"]["join"]
        patterns = own["discriminator"].get("patterns", [])
        self._patterns = [(re.compile(one["pattern"]), str(one["name"])) for one in patterns]
        self._names = {str(event["name"]) for event in own["events"]}
        self._is_list = own["body"] in ("envelope", "list")
        self._events_in: list[str] = own.get("events_in", [])

    def name(self, event: object, headers: Mapping[str, str]) -> str | None:
        """The name of an event, known or not; none if a part of it is missing."""
        lower = {name.lower(): value for name, value in headers.items()}
        values = []
        for part in self._parts:
            value = _read(part, event, lower)
            if value is None and "otherwise" in part:
                value = _read(part["otherwise"], event, lower)
            if value is not None:
                values.append(value)
            elif not part.get("optional", False):
                return None
        return self._join.join(values) if values else None

    def type_of(self, event: object, headers: Mapping[str, str]) -> str | None:
        """The type of an event; none if it is unknown."""
        name = self.name(event, headers)
        if name is None or name in self._names:
            return name
        return next((known for pattern, known in self._patterns if pattern.search(name)), None)

    def told(self, event: object, headers: Mapping[str, str]) -> Any:
        """The event itself if its type is known."""
        known = isinstance(event, dict) and self.type_of(event, headers) is not None
        return event if known else UnknownEvent(self.name(event, headers), event)

    def parse(self, body: str | bytes, headers: Mapping[str, str]) -> Any:
        """The event or the events of a body. It has to be JSON: anything else raises `ValueError`."""
        whole = json.loads(body)
        found = _at(whole, self._events_in)
        if self._is_list:
            return [self.told(event, headers) for event in found] if isinstance(found, list) else []
        return self.told(found if isinstance(found, dict) else whole, headers)
