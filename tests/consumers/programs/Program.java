// A receiver of ten events, by the classes that openapi-generator makes of the OpenAPI document.

import com.fasterxml.jackson.databind.ObjectMapper;
import consumers.enreach.ApiClient;
import consumers.enreach.model.*;
import java.io.File;

public class Program {
    enum Ten { UserWrapUpTerminated, QueueStatus, UserAvailability, UserStatus, QueueCallInComing, UserWrapUpStarted, UserSetting, QueueChanged, UserSupervisionStatus, UserCallInComing }

    /** The value of the event that counts; javac refuses a switch that leaves out one of the ten. */
    static Object describe(Object event) {
        return switch (Ten.valueOf(event.getClass().getSimpleName())) {
            case UserWrapUpTerminated -> ((UserWrapUpTerminated) event).getElapsedTimeSec();
            case QueueStatus -> ((QueueStatus) event).getNbrOfProviders();
            case UserAvailability -> ((UserAvailability) event).getUserName();
            case UserStatus -> ((UserStatus) event).getServiceTerminals();
            case QueueCallInComing -> ((QueueCallInComing) event).getQueueName();
            case UserWrapUpStarted -> ((UserWrapUpStarted) event).getMaxWrapUpDurationSec();
            case UserSetting -> ((UserSetting) event).getValue();
            case QueueChanged -> ((QueueChanged) event).getQueueName();
            case UserSupervisionStatus -> ((UserSupervisionStatus) event).getTargetUserName();
            case UserCallInComing -> ((UserCallInComing) event).getCallerNumber();
        };
    }

    static String line(EnreachEvent body) {
        if (body.getActualInstance() instanceof UnknownEvent unknown) return "unknown " + unknown.getEventType();
        Object event = ((KnownEvent) body.getActualInstance()).getActualInstance();
        return event.getClass().getSimpleName() + " " + describe(event);
    }

    public static void main(String[] args) throws Exception {
        ObjectMapper mapper = ApiClient.createDefaultObjectMapper();
        for (var body : mapper.readTree(new File(args[0]))) {
            System.out.println(line(mapper.treeToValue(body, EnreachEvent.class)));
        }
    }
}
