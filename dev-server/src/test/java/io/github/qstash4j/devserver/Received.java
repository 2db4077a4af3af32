package io.github.qstash4j.devserver;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire.
 *
 * @param body one character per byte
 */
public record Received(String line, List<String> headers, String body) {

    static Received of(String head, String body) {
        List<String> lines = Arrays.asList(head.strip().split("\r\n", -1));
        return new Received(lines.get(0), lines.subList(1, lines.size()), body);
    }

    public List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(header -> header.substring(name.length() + 1).strip())
                .toList();
    }

    public @Nullable String header(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /** The token that signs it, which must be there. */
    public String token() {
        return all("Upstash-Signature").get(0);
    }

    public String text() {
        return new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
