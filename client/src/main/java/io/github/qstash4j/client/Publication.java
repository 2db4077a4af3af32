package io.github.qstash4j.client;

import java.util.List;
import java.util.function.UnaryOperator;

/** The messages of a call that is about to publish them. */
public final class Publication {

    private final String baseUrl;
    private final boolean batch;
    private List<OutgoingMessage> messages;

    Publication(String baseUrl, boolean batch, List<OutgoingMessage> messages) {
        this.baseUrl = baseUrl;
        this.batch = batch;
        this.messages = List.copyOf(messages);
    }

    /** The QStash that they go to. */
    public String baseUrl() {
        return baseUrl;
    }

    /** Whether they are sent by {@link QStash#batch}, as follow-up work is. */
    public boolean isBatch() {
        return batch;
    }

    /** The messages as they would be sent now. One that has no deduplication id gets one later. */
    public List<OutgoingMessage> messages() {
        return messages;
    }

    /**
     * Has every message sent as this makes it. A header that differs from call to call should be left out of a message
     * that is {@linkplain OutgoingMessage#isDeduplicatedByContent() deduplicated by its content}: forwarded headers
     * count there.
     */
    public void replaceEach(UnaryOperator<OutgoingMessage> change) {
        messages = messages.stream().map(change).toList();
    }
}
