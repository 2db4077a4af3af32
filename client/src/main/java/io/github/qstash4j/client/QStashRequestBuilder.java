package io.github.qstash4j.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link QStashRequest} sends. */
public final class QStashRequestBuilder {

    private final String method;
    private final StringBuilder path = new StringBuilder();
    private final StringBuilder query = new StringBuilder();
    private PublishHeaders headers = PublishHeaders.NONE;
    private MessageBody body = MessageBody.NONE;
    private boolean repeatable = true;

    QStashRequestBuilder(String method, String... segments) {
        this.method = method;
        for (String segment : segments) {
            path.append('/').append(encode(checkSegment(segment)));
        }
    }

    /** An empty segment, or one that a proxy would resolve, makes a call to one thing a call to all of them. */
    private static String checkSegment(String segment) {
        if (segment.isBlank() || segment.equals(".") || segment.equals("..")) {
            throw new IllegalArgumentException(
                    "An id or name is blank, or is a dot or two; it would be lost in the path"
                            + " of the request, which would mean something else.");
        }
        return segment;
    }

    /**
     * Adds a parameter to the query, percent-encoded. May be called several times with one name.
     *
     * @throws IllegalArgumentException if the value is blank: for QStash, none often means all
     */
    public QStashRequestBuilder query(String name, String value) {
        if (value.isBlank()) {
            throw noValue(name);
        }
        query.append(query.length() == 0 ? '?' : '&')
                .append(encode(name))
                .append('=')
                .append(encode(value));
        return this;
    }

    /**
     * Adds a parameter to the query for each of these values.
     *
     * @throws IllegalArgumentException if a parameter has no value: for QStash, none often means all
     */
    public QStashRequestBuilder query(Map<String, ? extends Collection<String>> parameters) {
        parameters.forEach((name, values) -> {
            if (values.isEmpty()) {
                throw noValue(name);
            }
            values.forEach(value -> query(name, value));
        });
        return this;
    }

    private static IllegalArgumentException noValue(String name) {
        return new IllegalArgumentException("The parameter " + name + " has no value; give one or leave it out.");
    }

    /** Asks for the page of a list that begins at this cursor; for the first one when it is null. */
    public QStashRequestBuilder cursor(@Nullable String cursor) {
        return cursor == null ? this : query("cursor", cursor);
    }

    /** Adds the limits of a key to the query, as parallelism, rate, and period in seconds. */
    public QStashRequestBuilder limits(FlowControl flowControl) {
        flowControl.limits().forEach(this::query);
        return this;
    }

    /** Adds a header. */
    public QStashRequestBuilder header(String name, String value) {
        headers = headers.with(name, HeaderValue.check("header " + name, value));
        return this;
    }

    /** Sends this value as JSON. */
    public QStashRequestBuilder json(Object value) {
        body = new MessageBody(JsonText.write("json", value), "application/json");
        headers = headers.with(MessageBody.CONTENT_TYPE, "application/json");
        return this;
    }

    /**
     * Ends the path with the destination of a message that QStash is to publish again and again, and sends its options,
     * its body and its queue.
     *
     * @param scheduleId the schedule that this makes or changes; null for a new one, which is never sent twice
     * @throws IllegalArgumentException if the message has a deduplication or a moment of its own, which would let it be
     *     published once
     */
    public QStashRequestBuilder scheduledMessage(OutgoingMessage message, @Nullable String scheduleId) {
        message.checkRepeatable();
        path.append('/').append(message.destination().text());
        message.headers().forEach((name, value) -> headers = headers.with(name, value));
        body = message.body();
        String queue = message.queue();
        if (queue != null) {
            header("Upstash-Queue-Name", queue);
        }
        return scheduleId == null ? once() : header("Upstash-Schedule-Id", scheduleId);
    }

    /** Sends the options that take the place of a message's own. */
    public QStashRequestBuilder overrides(MessageOverrides overrides) {
        for (Map.Entry<String, String> header : overrides.options().byName().entrySet()) {
            headers = headers.with(header.getKey(), header.getValue());
        }
        return this;
    }

    /** Never sends the request a second time: without this, a request that may not have been answered is repeated. */
    public QStashRequestBuilder once() {
        repeatable = false;
        return this;
    }

    /** Makes the request, whose answer is JSON. */
    public <T> QStashRequest<T> answeredBy(Function<JsonValue, T> reader) {
        return new QStashRequest<>(call(), repeatable, answer -> reader.apply(JsonValue.parse(answer)));
    }

    /** Makes the request, whose answer tells no more than that it was done. */
    public QStashRequest<Done> answeredByStatus() {
        return new QStashRequest<>(call(), repeatable, Done::read);
    }

    private RestCall call() {
        return new RestCall(method, path.toString() + query, headers.byName(), body);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
