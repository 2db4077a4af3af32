package io.github.qstash4j.devserver.api;

import java.nio.charset.StandardCharsets;

/** Text that is a header's value, which has one character for each byte on the wire. */
final class HeaderText {

    private HeaderText() {}

    /** The value that says that text, in UTF-8. */
    static String of(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
