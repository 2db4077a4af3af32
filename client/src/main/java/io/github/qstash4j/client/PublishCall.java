package io.github.qstash4j.client;

import java.util.List;
import java.util.function.Function;

/**
 * A call that publishes.
 *
 * @param batch whether it is a batch
 * @param messages what it publishes
 * @param request makes the request out of the messages, as interceptors have left them
 * @param results what an answer says of each message
 */
record PublishCall<T>(
        boolean batch,
        List<OutgoingMessage> messages,
        Function<List<OutgoingMessage>, QStashRequest<T>> request,
        Function<T, List<BatchResult>> results) {}
