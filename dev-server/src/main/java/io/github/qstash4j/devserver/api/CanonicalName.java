package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;

/** The spelling of a header name that QStash shows, which is Go's: {@code Content-Type}, whatever the caller wrote. */
final class CanonicalName {

    private CanonicalName() {}

    static Headers of(Headers headers) {
        return new Headers(headers.lines().stream()
                .map(line -> new Header(of(line.name()), line.value()))
                .toList());
    }

    private static String of(String name) {
        StringBuilder canonical = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            boolean first = i == 0 || name.charAt(i - 1) == '-';
            char letter = name.charAt(i);
            canonical.append(first ? Character.toUpperCase(letter) : Character.toLowerCase(letter));
        }
        return canonical.toString();
    }
}
