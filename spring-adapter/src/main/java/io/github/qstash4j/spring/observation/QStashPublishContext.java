package io.github.qstash4j.spring.observation;

import io.github.qstash4j.client.BatchResult;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.Publication;
import io.micrometer.observation.transport.SenderContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A call of the client that publishes. Tracing writes the headers into it that go on to the destination. */
public final class QStashPublishContext extends SenderContext<Map<String, String>> {

    private final Publication publication;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private volatile List<BatchResult> results = List.of();

    QStashPublishContext(Publication publication) {
        super((carrier, name, value) -> Objects.requireNonNull(carrier).put(name, value));
        this.publication = publication;
        setCarrier(headers);
        setRemoteServiceName("qstash");
        setRemoteServiceAddress(publication.baseUrl());
    }

    /** What is published. */
    public Publication publication() {
        return publication;
    }

    /** What became of each message; empty until QStash has answered, and when the call fails. */
    public List<BatchResult> results() {
        return results;
    }

    void answeredBy(List<BatchResult> answered) {
        results = answered;
    }

    /**
     * The message with the headers of the trace. It keeps a trace of its own, and is left alone where its headers count
     * for its deduplication.
     */
    OutgoingMessage traced(OutgoingMessage message) {
        if (message.isDeduplicatedByContent() || headers.keySet().stream().anyMatch(message::hasHeader)) {
            return message;
        }
        OutgoingMessage traced = message;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            traced = with(traced, header.getKey(), header.getValue());
        }
        return traced;
    }

    /** What somebody has put into baggage must not keep a message from being sent. */
    private static OutgoingMessage with(OutgoingMessage message, String name, String value) {
        try {
            return message.header(name, value);
        } catch (IllegalArgumentException e) {
            return message;
        }
    }
}
