package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.api.UpstashHeaders.Target;
import io.github.qstash4j.devserver.message.Callback;
import io.github.qstash4j.devserver.message.DeliveryOptions;
import io.github.qstash4j.devserver.message.FlowControl;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.Publication;
import io.github.qstash4j.devserver.message.Redaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The headers with which a publication could have been asked for: the inverse of {@link PublicationReader}. Its
 * deduplication id is not among them, since what is published again must not be taken for a duplicate.
 */
final class PublicationHeaders {

    private final List<Header> lines = new ArrayList<>();

    private PublicationHeaders() {}

    static List<Header> of(Publication publication) {
        PublicationHeaders headers = new PublicationHeaders();
        headers.add(
                Target.MESSAGE,
                publication.content().method(),
                publication.content().headers(),
                publication.options());
        Instant notBefore = publication.notBefore();
        headers.add("Not-Before", notBefore == null ? "" : String.valueOf(notBefore.getEpochSecond()));
        headers.add("Label", String.join(",", publication.labels()));
        headers.add(publication.flowControl());
        headers.add("Redact-Fields", fields(publication.redaction()));
        headers.add("Callback", Target.CALLBACK, publication.callback());
        headers.add("Failure-Callback", Target.FAILURE_CALLBACK, publication.failureCallback());
        return headers.lines;
    }

    private void add(String option, Target target, @Nullable Callback callback) {
        if (callback != null) {
            add(option, callback.destination().url());
            add(target, callback.method(), callback.headers(), callback.options());
        }
    }

    private void add(Target target, String method, Headers forwarded, DeliveryOptions options) {
        add(target, "Method", method);
        add(target, "Delay", options.delay().toSeconds() + "s");
        add(target, "Retries", String.valueOf(options.maxRetries()));
        add(
                target,
                "Retry-Delay",
                options.retryDelay() == null ? "" : options.retryDelay().expression());
        add(target, "Timeout", options.timeout().toSeconds() + "s");
        for (Header line : forwarded.lines()) {
            lines.add(new Header(target.prefix + "Forward-" + line.name(), line.value()));
        }
    }

    private void add(@Nullable FlowControl flowControl) {
        if (flowControl == null) {
            return;
        }
        List<String> limits = new ArrayList<>();
        if (flowControl.parallelism() != null) {
            limits.add("parallelism=" + flowControl.parallelism());
        }
        if (flowControl.rate() != null) {
            limits.add("rate=" + flowControl.rate());
        }
        limits.add("period=" + flowControl.period().toSeconds() + "s");
        add("Flow-Control-Key", flowControl.key());
        add("Flow-Control-Value", String.join(", ", limits));
    }

    private static String fields(Redaction redaction) {
        List<String> fields = new ArrayList<>();
        if (redaction.body()) {
            fields.add("body");
        }
        if (redaction.allHeaders()) {
            fields.add("header");
        }
        redaction.headers().forEach(name -> fields.add("header[" + name + "]"));
        return String.join(",", fields);
    }

    private void add(String option, String value) {
        add(Target.MESSAGE, option, value);
    }

    private void add(Target target, String option, String value) {
        if (!value.isEmpty()) {
            lines.add(new Header(target.prefix + option, value));
        }
    }
}
