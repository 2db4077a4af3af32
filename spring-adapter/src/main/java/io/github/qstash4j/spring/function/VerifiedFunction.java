package io.github.qstash4j.spring.function;

import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.DeliveryHandler;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.RequestHeaders;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.MessageBuilder;

/**
 * Handles a message when it is a delivery that QStash has signed, and answers it with a message that has the HTTP
 * status in its header {@link QStashFunctions#STATUS}. Immutable.
 */
public final class VerifiedFunction implements Function<Message<byte[]>, Message<byte[]>> {

    private final Receiver receiver;
    private final DeliveryHandler handler;
    private final String target;
    private final @Nullable String urlHeader;

    VerifiedFunction(Receiver receiver, DeliveryHandler handler, String target, @Nullable String urlHeader) {
        this.receiver = receiver;
        this.handler = handler;
        this.target = target;
        this.urlHeader = urlHeader;
    }

    /**
     * The same at a path.
     *
     * @param target the path below the receiver's public base URL, with the query if there is one; {@code /} otherwise
     */
    public VerifiedFunction at(String target) {
        return new VerifiedFunction(receiver, handler, target, null);
    }

    /**
     * The same with the URL, or the path and query, of each request in a header of its message. Only for transports
     * that set this header themselves: otherwise whoever calls chooses the endpoint that a delivery was meant for.
     */
    public VerifiedFunction urlFrom(String header) {
        return new VerifiedFunction(receiver, handler, target, header);
    }

    @Override
    public Message<byte[]> apply(Message<byte[]> message) {
        RequestHeaders headers = headers(message.getHeaders());
        ReceiverResponse response = receiver.receive(
                ReceiverRequest.of(url(headers), headers, DeliveryBody.of(message.getPayload())), handler);
        return MessageBuilder.withPayload(response.body())
                .copyHeaders(response.headers())
                .setHeader(QStashFunctions.STATUS, response.status())
                .build();
    }

    private String url(RequestHeaders headers) {
        String told = urlHeader == null ? null : headers.first(urlHeader);
        return told == null ? target : told;
    }

    /** Transports keep the sender's case of a name, or do not. */
    private static RequestHeaders headers(MessageHeaders headers) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> {
            if (value instanceof String text) {
                all.put(name, List.of(text));
            } else if (value instanceof Collection<?> several) {
                all.put(name, several.stream().map(String::valueOf).toList());
            }
        });
        return RequestHeaders.of(all);
    }
}
