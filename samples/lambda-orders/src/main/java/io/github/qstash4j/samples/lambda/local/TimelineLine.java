package io.github.qstash4j.samples.lambda.local;

import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.time.Duration;

/** An event of the dev server as a line for people. */
final class TimelineLine {

    private TimelineLine() {}

    static String of(TimelineEvent event) {
        Integer status = event.responseStatus();
        return String.format(
                        "%s  %-40s  %-9s  %-9s  %-3s  %s",
                        event.messageId(),
                        event.url().substring("https://".length()),
                        event.state(),
                        event.state() == MessageState.CREATED ? "" : "attempt " + event.attempt(),
                        status == null ? "" : status,
                        what(event))
                .stripTrailing();
    }

    private static String what(TimelineEvent event) {
        String error = event.error();
        if (event.dlqId() != null) {
            return "now in the dead letter queue";
        } else if (event.state() == MessageState.RETRY && event.nextDeliveryTime() != null) {
            return "again in "
                    + Duration.between(event.time(), event.nextDeliveryTime()).toSeconds() + " s";
        } else if (event.state() == MessageState.CREATED) {
            return event.sourceMessageId() == null ? "" : "reports on " + event.sourceMessageId();
        }
        return event.responseStatus() == null && error != null ? error : "";
    }
}
