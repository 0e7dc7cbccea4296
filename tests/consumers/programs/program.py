"""A receiver of ten events, by the models that datamodel-code-generator makes of the OpenAPI document."""

import json
import sys
from typing import assert_never

from enreach import (
    EnreachEvent,
    QueueCallInComing,
    QueueChanged,
    QueueStatus,
    UserAvailability,
    UserCallInComing,
    UserSetting,
    UserStatus,
    UserSupervisionStatus,
    UserWrapUpStarted,
    UserWrapUpTerminated,
    UnknownEvent,
)

Ten = (
    UserWrapUpTerminated
    | QueueStatus
    | UserAvailability
    | UserStatus
    | QueueCallInComing
    | UserWrapUpStarted
    | UserSetting
    | QueueChanged
    | UserSupervisionStatus
    | UserCallInComing
)


def describe(event: Ten) -> object:
    """The value of the event that counts; a type checker sees that none of the ten is left out."""
    match event:
        case UserWrapUpTerminated():
            return event.ElapsedTimeSec
        case QueueStatus():
            return event.NbrOfProviders
        case UserAvailability():
            return event.UserName
        case UserStatus():
            return event.ServiceTerminals
        case QueueCallInComing():
            return event.QueueName
        case UserWrapUpStarted():
            return event.MaxWrapUpDurationSec
        case UserSetting():
            return event.Value
        case QueueChanged():
            return event.QueueName
        case UserSupervisionStatus():
            return event.TargetUserName
        case UserCallInComing():
            return event.CallerNumber
        case _:
            assert_never(event)


def line(text: str) -> str:
    """What there is to say of a body."""
    event = EnreachEvent.model_validate_json(text).root
    if isinstance(event, UnknownEvent):
        return f"unknown {event.EventType}"
    return f"{event.root.EventType} {describe(event.root)}"


for body in json.load(open(sys.argv[1], encoding="utf-8")):
    print(line(json.dumps(body)))
