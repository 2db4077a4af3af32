package io.github.qstash4j.client;

import java.util.Locale;

/** The name under which QStash takes a header that it is to pass on to the destination. */
final class ForwardedHeader {

    private static final String PREFIX = "Forward-";

    private static final String NAME_SYMBOLS = "!#$%&'*+-.^_`|~";

    private ForwardedHeader() {}

    /** The name of the option, which stands behind {@code Upstash-} or {@code Upstash-Callback-} on the wire. */
    static String option(String name) {
        String lower = checkName(name).toLowerCase(Locale.ROOT);
        if (lower.equals("content-type")) {
            throw new IllegalArgumentException("header Content-Type is an option of its own; call contentType(...).");
        }
        if (lower.startsWith("upstash-")) {
            throw new IllegalArgumentException("header " + name + " is QStash's own; use the option for it"
                    + " (delay, retries, callback, ...), or the name without Upstash-Forward- to forward it.");
        }
        return PREFIX + name;
    }

    static String checkName(String name) {
        if (name.isEmpty() || !name.chars().allMatch(ForwardedHeader::isNameCharacter)) {
            throw new IllegalArgumentException(
                    "header name must be letters, digits and '-', without spaces or a colon, such as X-Order-Id.");
        }
        return name;
    }

    private static boolean isNameCharacter(int c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || NAME_SYMBOLS.indexOf(c) >= 0;
    }
}
