// A receiver of ten events, by the types that openapi-generator makes of the OpenAPI document.
package main

import (
	"consumers/enreach"
	"encoding/json"
	"fmt"
	"os"
)

// The name and the value of the event that count. Go has no switch that must be complete: the check
// sends all ten.
func describe(event any) string {
	switch event := event.(type) {
	case *enreach.UserWrapUpTerminated:
		return fmt.Sprint("UserWrapUpTerminated ", event.GetElapsedTimeSec())
	case *enreach.QueueStatus:
		return fmt.Sprint("QueueStatus ", event.GetNbrOfProviders())
	case *enreach.UserAvailability:
		return fmt.Sprint("UserAvailability ", event.GetUserName())
	case *enreach.UserStatus:
		return fmt.Sprint("UserStatus ", event.GetServiceTerminals())
	case *enreach.QueueCallInComing:
		return fmt.Sprint("QueueCallInComing ", event.GetQueueName())
	case *enreach.UserWrapUpStarted:
		return fmt.Sprint("UserWrapUpStarted ", event.GetMaxWrapUpDurationSec())
	case *enreach.UserSetting:
		return fmt.Sprint("UserSetting ", event.GetValue())
	case *enreach.QueueChanged:
		return fmt.Sprint("QueueChanged ", event.GetQueueName())
	case *enreach.UserSupervisionStatus:
		return fmt.Sprint("UserSupervisionStatus ", event.GetTargetUserName())
	case *enreach.UserCallInComing:
		return fmt.Sprint("UserCallInComing ", event.GetCallerNumber())
	}
	panic(fmt.Sprintf("%T is none of the ten", event))
}

func line(body json.RawMessage) (string, error) {
	var event enreach.EnreachEvent
	if err := json.Unmarshal(body, &event); err != nil {
		return "", err
	}
	// A limit of the generator: an event of an unknown type comes as a known one that holds nothing.
	if event.KnownEvent == nil || event.KnownEvent.GetActualInstance() == nil {
		var unknown enreach.UnknownEvent
		err := json.Unmarshal(body, &unknown)
		return "unknown " + unknown.GetEventType(), err
	}
	return describe(event.KnownEvent.GetActualInstance()), nil
}

func main() {
	text, err := os.ReadFile(os.Args[1])
	var bodies []json.RawMessage
	if err == nil {
		err = json.Unmarshal(text, &bodies)
	}
	if err != nil {
		panic(err)
	}
	for _, body := range bodies {
		line, err := line(body)
		if err != nil {
			panic(err)
		}
		fmt.Println(line)
	}
}
