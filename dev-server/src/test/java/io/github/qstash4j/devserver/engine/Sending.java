package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.Callback;
import io.github.qstash4j.devserver.message.Content;
import io.github.qstash4j.devserver.message.DeliveryOptions;
import io.github.qstash4j.devserver.message.FlowControl;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.Publication;
import io.github.qstash4j.devserver.message.Redaction;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a test publishes: once, at once and without options, but for those it names. */
record Sending(
        int retries,
        Duration delay,
        @Nullable FlowControl flowControl,
        @Nullable String deduplicationId,
        List<String> labels,
        @Nullable String callback,
        @Nullable String failureCallback) {

    static Sending once() {
        return new Sending(0, Duration.ZERO, null, null, List.of(), null, null);
    }

    Sending retries(int count) {
        return new Sending(count, delay, flowControl, deduplicationId, labels, callback, failureCallback);
    }

    Sending after(Duration wanted) {
        return new Sending(retries, wanted, flowControl, deduplicationId, labels, callback, failureCallback);
    }

    Sending limitedBy(FlowControl wanted) {
        return new Sending(retries, delay, wanted, deduplicationId, labels, callback, failureCallback);
    }

    Sending deduplicatedBy(String id) {
        return new Sending(retries, delay, flowControl, id, labels, callback, failureCallback);
    }

    Sending labelled(String label) {
        return new Sending(retries, delay, flowControl, deduplicationId, List.of(label), callback, failureCallback);
    }

    Sending reportedTo(String url) {
        return new Sending(retries, delay, flowControl, deduplicationId, labels, url, failureCallback);
    }

    Sending failureReportedTo(String url) {
        return new Sending(retries, delay, flowControl, deduplicationId, labels, callback, url);
    }

    Publication publication() {
        return new Publication(
                new Content("POST", Headers.NONE, Body.ofText("the body")),
                options(retries, delay),
                null,
                deduplicationId,
                labels,
                flowControl,
                Redaction.NONE,
                reporting(callback),
                reporting(failureCallback),
                "192.0.2.1");
    }

    private static DeliveryOptions options(int retries, Duration delay) {
        return new DeliveryOptions(delay, retries, null, Duration.ofSeconds(30));
    }

    /** A callback is retried once. */
    private static @Nullable Callback reporting(@Nullable String url) {
        return url == null
                ? null
                : new Callback(EngineFixture.destination(url), "POST", Headers.NONE, options(1, Duration.ZERO));
    }
}
