package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.api.UpstashHeaders.Target;
import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.Callback;
import io.github.qstash4j.devserver.message.Destination;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.MessageRequest;
import io.github.qstash4j.devserver.message.Publication;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a caller asks for from the headers of a publish call, or of one item of a batch.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/publish">Publish a message</a>
 */
final class PublicationReader {

    private final Clock calendar;

    /** A {@code Upstash-Not-Before} is counted from the calendar's now. */
    PublicationReader(Clock calendar) {
        this.calendar = calendar;
    }

    Publication read(String destination, Headers headers, Body body, String callerIp) {
        UpstashHeaders upstash = new UpstashHeaders(headers.lines());
        Destination to = new OptionValue("The destination", destination).destination();
        int retries = retries(upstash, Target.MESSAGE, Publication.DEFAULT_RETRIES);
        Headers passedOn = passedOn(headers, upstash.forwarded(Target.MESSAGE));
        OptionValue deduplicationId = upstash.option(Target.MESSAGE, "Deduplication-Id");
        return new Publication(
                new MessageRequest(to, method(upstash, Target.MESSAGE), passedOn, body),
                delay(upstash),
                retries,
                timeout(upstash, Target.MESSAGE),
                callerIp,
                deduplicationId == null ? null : deduplicationId.text(),
                callback(upstash, "Callback", Target.CALLBACK, retries),
                callback(upstash, "Failure-Callback", Target.FAILURE_CALLBACK, retries));
    }

    /** The content type as published, unless one is forwarded, and the forwarded headers. */
    private static Headers passedOn(Headers headers, Headers forwarded) {
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

    private Duration delay(UpstashHeaders upstash) {
        OptionValue notBefore = upstash.option(Target.MESSAGE, "Not-Before");
        if (notBefore == null) {
            return delay(upstash, Target.MESSAGE);
        }
        Duration delay = Duration.between(calendar.instant(), notBefore.unixTime());
        return delay.isNegative() ? Duration.ZERO : delay;
    }

    private static Duration delay(UpstashHeaders upstash, Target target) {
        OptionValue delay = upstash.option(target, "Delay");
        return delay == null ? Duration.ZERO : delay.duration();
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
                delay(upstash, target),
                retries(upstash, target, retries),
                timeout(upstash, target));
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
            return Publication.DEFAULT_TIMEOUT;
        }
        if (timeout.duration().isZero()) {
            throw timeout.invalid("must be longer than nothing");
        }
        return timeout.duration();
    }
}
