// A receiver of ten events, by our own TypeScript. The `never` shows that none of them is left out.

import type {
  UserWrapUpTerminated,
  QueueStatus,
  UserAvailability,
  UserStatus,
  QueueCallInComing,
  UserWrapUpStarted,
  UserSetting,
  QueueChanged,
  UserSupervisionStatus,
  UserCallInComing,
} from "./events";
import { isEvent } from "./guards";

type Ten =
  | UserWrapUpTerminated
  | QueueStatus
  | UserAvailability
  | UserStatus
  | QueueCallInComing
  | UserWrapUpStarted
  | UserSetting
  | QueueChanged
  | UserSupervisionStatus
  | UserCallInComing;

function describe(event: Ten): string {
  switch (event.EventType) {
    case "UserWrapUpTerminated":
      return `${event.ElapsedTimeSec}`;
    case "QueueStatus":
      return `${event.NbrOfProviders}`;
    case "UserAvailability":
      return `${event.UserName}`;
    case "UserStatus":
      return `${event.ServiceTerminals}`;
    case "QueueCallInComing":
      return `${event.QueueName}`;
    case "UserWrapUpStarted":
      return `${event.MaxWrapUpDurationSec}`;
    case "UserSetting":
      return `${event.Value}`;
    case "QueueChanged":
      return `${event.QueueName}`;
    case "UserSupervisionStatus":
      return `${event.TargetUserName}`;
    case "UserCallInComing":
      return `${event.CallerNumber}`;
    default: {
      const nothing: never = event;
      return nothing;
    }
  }
}

const NAMES = ["UserWrapUpTerminated", "QueueStatus", "UserAvailability", "UserStatus", "QueueCallInComing", "UserWrapUpStarted", "UserSetting", "QueueChanged", "UserSupervisionStatus", "UserCallInComing"] as const;

function isTen(body: unknown): body is Ten {
  return NAMES.some((name) => isEvent(body, name));
}

/** What there is to say of a body. */
export function line(body: { EventType: string }): string {
  return isTen(body) ? `${body.EventType} ${describe(body)}` : `unknown ${body.EventType}`;
}
