package io.github.qstash4j.client.chat;

import io.github.qstash4j.client.EventStream;
import io.github.qstash4j.client.Exchange;
import io.github.qstash4j.client.ExchangeServer;
import io.github.qstash4j.client.QStash;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server that plays streams, and a client that reads them. */
final class StreamedChats implements AutoCloseable {

    static final ChatRequest REQUEST = ChatRequest.of("m", ChatMessage.user("Hi"));

    static final String DONE = "data: [DONE]\n\n";

    final ExchangeServer server = ExchangeServer.start();

    final QStash qstash = server.client().build();

    static String chunk(String text) {
        return "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
    }

    EventStream<ChatChunk> open(Exchange exchange) {
        server.then(exchange);
        return qstash.chat().stream(REQUEST);
    }

    static String text(Stream<ChatChunk> chunks) {
        return chunks.map(ChatChunk::text).collect(Collectors.joining("|"));
    }

    String text(Exchange exchange) {
        try (Stream<ChatChunk> chunks = open(exchange).stream()) {
            return text(chunks);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
