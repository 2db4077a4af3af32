package io.github.qstash4j.test.contract;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a handler got to see of a request, as one text that both sides can make. */
record Arrival(String text) {

    /** A header that QStash forwards; platforms may join its values with a comma. */
    private static final String FORWARDED = "X-Trace";

    static Arrival of(Delivery delivery) {
        return of(
                delivery.messageId(),
                delivery.retried(),
                delivery.url(),
                delivery.contentType(),
                delivery.headers().all(FORWARDED),
                delivery.bytes());
    }

    /** What it has to be. */
    static Arrival of(SignedRequest request, String publishedTo) {
        String retried = first(request, "Upstash-Retried");
        return of(
                String.valueOf(first(request, "Upstash-Message-Id")),
                retried == null ? 0 : Integer.parseInt(retried),
                publishedTo,
                first(request, "Content-Type"),
                request.headers().getOrDefault(FORWARDED, List.of()),
                request.body());
    }

    Outcome acknowledged() {
        return Outcome.acknowledge(text);
    }

    private static Arrival of(
            String messageId,
            int retried,
            String url,
            @Nullable String contentType,
            List<String> forwarded,
            byte[] body) {
        return new Arrival(String.join(
                "\n",
                "message " + messageId,
                "retried " + retried,
                "url " + url,
                "type " + contentType,
                "forwarded " + String.join(",", forwarded).replace(" ", ""),
                "body of " + body.length + " bytes, SHA-256 " + hash(body)));
    }

    private static @Nullable String first(SignedRequest request, String name) {
        return request.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().get(0))
                .findFirst()
                .orElse(null);
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
