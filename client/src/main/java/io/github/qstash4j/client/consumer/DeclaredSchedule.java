package io.github.qstash4j.client.consumer;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.schedule.Cron;
import io.github.qstash4j.client.schedule.OutgoingSchedule;
import io.github.qstash4j.receiver.consumer.QStashStartException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as an annotation declares it, each attribute a text in which placeholders are replaced; empty for what is
 * usual.
 *
 * @param cron when; {@code -} for never
 * @param zone the cron's time zone; UTC if it is empty
 * @param id the schedule's id
 * @param method the HTTP method that QStash calls with
 * @param body of each message
 * @param contentType the body's media type; {@code application/json} if it is empty
 * @param retries how often a message that fails is retried
 * @param timeout how long a delivery may take, such as {@code 30s} or {@code PT30S}
 * @param queue the one that each message goes through
 * @param callback where each attempt is reported: a URL, or the path of a consumer
 * @param failureCallback where a message is reported that has failed for good; as {@code callback}
 */
public record DeclaredSchedule(
        String cron,
        String zone,
        String id,
        String method,
        String body,
        String contentType,
        String retries,
        String timeout,
        String queue,
        String callback,
        String failureCallback) {

    private static final String NEVER = "-";
    private static final Pattern SIMPLE = Pattern.compile("(\\d{1,9})\\s*([smhd])");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    /**
     * What the client is to keep at QStash; null if there is to be none.
     *
     * @param consumer its name, for messages to people
     * @param destination the consumer's URL
     * @param urls makes a URL of a path
     * @param usualId the id where none is declared
     * @throws QStashStartException if an attribute has a value that it cannot have
     */
    @Nullable OutgoingSchedule outgoing(String consumer, String destination, UnaryOperator<String> urls, String usualId) {
        if (cron.strip().equals(NEVER)) {
            return null;
        }
        try {
            Cron when = Cron.of(cron.strip());
            return OutgoingSchedule.of(
                            zone.isBlank() ? when : when.in(ZoneId.of(zone.strip())), message(destination, urls))
                    .id(id.isBlank() ? usualId : id.strip());
        } catch (RuntimeException e) {
            throw new QStashStartException(
                    "The @QStashScheduled of " + consumer + " cannot be: " + e.getMessage(),
                    "Correct the annotation, or the property that it names.",
                    e);
        }
    }

    private OutgoingMessage message(String destination, UnaryOperator<String> urls) {
        OutgoingMessage[] message = {OutgoingMessage.to(destination)};
        given(
                body,
                text -> message[0] = message[0].bytes(
                        text.getBytes(StandardCharsets.UTF_8),
                        contentType.isBlank() ? "application/json" : contentType.strip()));
        given(method, name -> message[0] = message[0].method(name));
        given(retries, number -> message[0] = message[0].retries(Integer.parseInt(number)));
        given(timeout, duration -> message[0] = message[0].timeout(duration(duration)));
        given(queue, name -> message[0] = message[0].queue(name));
        given(callback, url -> message[0] = message[0].callback(urls.apply(url)));
        given(failureCallback, url -> message[0] = message[0].failureCallback(urls.apply(url)));
        return message[0];
    }

    private static void given(String attribute, Consumer<String> use) {
        if (!attribute.isBlank()) {
            use.accept(attribute.strip());
        }
    }

    private static Duration duration(String value) {
        Matcher simple = SIMPLE.matcher(value.toLowerCase(Locale.ROOT));
        if (simple.matches()) {
            return UNITS.getOrDefault(simple.group(2), Duration.ZERO).multipliedBy(Long.parseLong(simple.group(1)));
        }
        try {
            return Duration.parse(value);
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("the timeout " + value + " is neither like 30s nor like PT30S", e);
        }
    }
}
