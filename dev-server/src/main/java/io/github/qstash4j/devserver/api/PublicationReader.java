package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.api.UpstashHeaders.Target;
import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.Callback;
import io.github.qstash4j.devserver.message.Content;
import io.github.qstash4j.devserver.message.DeliveryOptions;
import io.github.qstash4j.devserver.message.FlowControl;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.Publication;
import io.github.qstash4j.devserver.message.Redaction;
import io.github.qstash4j.devserver.message.RetryDelay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a caller asks for from the headers of a publish call, or of one item of a batch.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/publish">Publish a message</a>
 */
final class PublicationReader {

    private PublicationReader() {}

    /** The target is what a hash of the content needs beside the headers and the body. */
    static Publication read(String target, Headers headers, Body body, String callerIp) {
        UpstashHeaders upstash = new UpstashHeaders(headers.lines());
        int retries = retries(upstash, Target.MESSAGE, DeliveryOptions.DEFAULT_RETRIES);
        Headers content = content(headers, upstash);
        OptionValue notBefore = upstash.option(Target.MESSAGE, "Not-Before");
        return new Publication(
                new Content(method(upstash, Target.MESSAGE), passedOn(headers, content, upstash), body),
                options(upstash, Target.MESSAGE, DeliveryOptions.DEFAULT_RETRIES),
                notBefore == null ? null : notBefore.unixTime(),
                deduplicationId(upstash, target, content, body),
                labels(upstash),
                flowControl(upstash),
                redaction(upstash),
                callback(upstash, "Callback", Target.CALLBACK, retries),
                callback(upstash, "Failure-Callback", Target.FAILURE_CALLBACK, retries),
                callerIp);
    }

    /** The content type as published, unless one is forwarded, and the forwarded headers. */
    private static Headers content(Headers headers, UpstashHeaders upstash) {
        Headers forwarded = upstash.forwarded(Target.MESSAGE);
        List<Header> lines = new ArrayList<>();
        String contentType = headers.first("Content-Type");
        if (contentType != null && forwarded.first("Content-Type") == null) {
            if (!UpstashHeaders.isValue(contentType)) {
                throw Refusal.badRequest("Content-Type must not contain control characters.");
            }
            lines.add(new Header("Content-Type", contentType));
        }
        lines.addAll(forwarded.lines());
        return new Headers(lines);
    }

    /** What is forwarded by name, and all that came with the call if that is wanted. */
    private static Headers passedOn(Headers headers, Headers content, UpstashHeaders upstash) {
        OptionValue all = upstash.option(Target.MESSAGE, "Header-Forward");
        if (all == null || !all.bool()) {
            return content;
        }
        List<Header> lines = IncomingHeaders.passedOn(headers, content);
        lines.addAll(content.lines());
        return new Headers(lines);
    }

    private static DeliveryOptions options(UpstashHeaders upstash, Target target, int retries) {
        OptionValue delay = upstash.option(target, "Delay");
        return new DeliveryOptions(
                delay == null ? Duration.ZERO : delay.duration(),
                retries(upstash, target, retries),
                retryDelay(upstash.option(target, "Retry-Delay")),
                timeout(upstash, target));
    }

    private static @Nullable RetryDelay retryDelay(@Nullable OptionValue option) {
        RetryDelay delay = option == null ? null : RetryDelay.parse(option.text());
        if (option != null && delay == null) {
            throw option.invalid("must be an expression in milliseconds such as pow(2, retried) * 1000");
        }
        return delay;
    }

    private static @Nullable String deduplicationId(UpstashHeaders upstash, String target, Headers content, Body body) {
        OptionValue id = upstash.option(Target.MESSAGE, "Deduplication-Id");
        OptionValue byContent = upstash.option(Target.MESSAGE, "Content-Based-Deduplication");
        boolean wanted = byContent != null && byContent.bool();
        if (id != null) {
            return id.text();
        }
        return wanted ? "content " + hash(target, content, body) : null;
    }

    /** Of the destination, the body, the content type and what is forwarded by name, in any order. */
    private static String hash(String target, Headers content, Body body) {
        String lines = content.lines().stream()
                .map(line -> line.name().toLowerCase(Locale.ROOT) + ":" + line.value() + "\n")
                .sorted()
                .collect(Collectors.joining());
        return Body.ofText(target + "\n" + lines + body.hash()).hash();
    }

    private static List<String> labels(UpstashHeaders upstash) {
        OptionValue labels = upstash.option(Target.MESSAGE, "Label");
        return labels == null ? List.of() : Labels.of(labels);
    }

    private static @Nullable FlowControl flowControl(UpstashHeaders upstash) {
        OptionValue key = upstash.option(Target.MESSAGE, "Flow-Control-Key");
        OptionValue value = upstash.option(Target.MESSAGE, "Flow-Control-Value");
        if (key == null && value == null) {
            return null;
        }
        if (key == null) {
            throw Refusal.badRequest("Upstash-Flow-Control-Value needs an Upstash-Flow-Control-Key beside it.");
        }
        FlowControl flowControl = value == null ? null : FlowControl.parse(key.resource(), value.text());
        if (flowControl == null) {
            throw Refusal.badRequest("Upstash-Flow-Control-Value should be either rate=X or parallelism=Y, "
                    + "or both as comma-separated values");
        }
        return flowControl;
    }

    private static Redaction redaction(UpstashHeaders upstash) {
        OptionValue fields = upstash.option(Target.MESSAGE, "Redact-Fields");
        Redaction redaction = fields == null ? Redaction.NONE : Redaction.parse(fields.text());
        if (fields != null && redaction == null) {
            throw fields.invalid("must be a comma list of body, header and header[Name]");
        }
        return redaction == null ? Redaction.NONE : redaction;
    }

    private static @Nullable Callback callback(UpstashHeaders upstash, String option, Target target, int retries) {
        OptionValue destination = upstash.option(Target.MESSAGE, option);
        if (destination == null) {
            return null;
        }
        return new Callback(
                destination.destination(),
                method(upstash, target),
                upstash.forwarded(target),
                options(upstash, target, retries));
    }

    private static String method(UpstashHeaders upstash, Target target) {
        OptionValue method = upstash.option(target, "Method");
        return method == null ? "POST" : method.method();
    }

    private static int retries(UpstashHeaders upstash, Target target, int otherwise) {
        OptionValue retries = upstash.option(target, "Retries");
        return retries == null ? otherwise : retries.count();
    }

    private static Duration timeout(UpstashHeaders upstash, Target target) {
        OptionValue timeout = upstash.option(target, "Timeout");
        if (timeout == null) {
            return DeliveryOptions.DEFAULT_TIMEOUT;
        }
        if (timeout.duration().isZero()) {
            throw timeout.invalid("must be longer than nothing");
        }
        return timeout.duration();
    }
}
