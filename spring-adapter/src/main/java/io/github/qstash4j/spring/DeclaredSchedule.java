package io.github.qstash4j.spring;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.schedule.Cron;
import io.github.qstash4j.client.schedule.OutgoingSchedule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** Makes a schedule of what a {@link QStashScheduled} says. */
final class DeclaredSchedule {

    private static final String NEVER = "-";

    private final String consumer;
    private final QStashScheduled declared;
    private final UnaryOperator<String> placeholders;

    DeclaredSchedule(String consumer, QStashScheduled declared, UnaryOperator<String> placeholders) {
        this.consumer = consumer;
        this.declared = declared;
        this.placeholders = placeholders;
    }

    /**
     * The schedule; null if there is to be none.
     *
     * @param destination the consumer's URL
     * @param urls makes a URL of a path
     * @param usualId the id where the annotation has none
     * @throws QStashStartException if an attribute has a value that it cannot have
     */
    @Nullable OutgoingSchedule schedule(String destination, UnaryOperator<String> urls, String usualId) {
        String cron = placeholders.apply(declared.cron()).strip();
        if (cron.equals(NEVER)) {
            return null;
        }
        try {
            Cron when = Cron.of(cron);
            String zone = placeholders.apply(declared.zone()).strip();
            String id = placeholders.apply(declared.id()).strip();
            return OutgoingSchedule.of(zone.isEmpty() ? when : when.in(ZoneId.of(zone)), message(destination, urls))
                    .id(id.isEmpty() ? usualId : id);
        } catch (RuntimeException e) {
            throw new QStashStartException(
                    "The @QStashScheduled of " + consumer + " cannot be: " + e.getMessage(),
                    "Correct the annotation, or the property that it names.",
                    e);
        }
    }

    private OutgoingMessage message(String destination, UnaryOperator<String> urls) {
        OutgoingMessage[] message = {OutgoingMessage.to(destination)};
        String type = placeholders.apply(declared.contentType()).strip();
        given(
                declared.body(),
                body -> message[0] = message[0].bytes(
                        body.getBytes(StandardCharsets.UTF_8), type.isEmpty() ? "application/json" : type));
        given(declared.method(), method -> message[0] = message[0].method(method));
        given(declared.retries(), retries -> message[0] = message[0].retries(Integer.parseInt(retries)));
        given(declared.timeout(), timeout -> message[0] = message[0].timeout(duration(timeout)));
        given(declared.queue(), queue -> message[0] = message[0].queue(queue));
        given(declared.callback(), url -> message[0] = message[0].callback(urls.apply(url)));
        given(declared.failureCallback(), url -> message[0] = message[0].failureCallback(urls.apply(url)));
        return message[0];
    }

    private void given(String attribute, Consumer<String> use) {
        String value = placeholders.apply(attribute).strip();
        if (!value.isEmpty()) {
            use.accept(value);
        }
    }

    private static Duration duration(String value) {
        return DurationStyle.detectAndParse(value);
    }
}
