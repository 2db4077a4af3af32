package io.github.qstash4j.client;

/** Accepts the text that survives as the value of an HTTP header; the text itself is never in the refusal. */
final class HeaderValue {

    private HeaderValue() {}

    static String check(String option, String value) {
        if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(option
                    + " has a line break, control or non-ASCII character, which a header cannot carry; encode it or"
                    + " send it in the body.");
        }
        if (!value.equals(value.strip())) {
            throw new IllegalArgumentException(
                    option + " begins or ends with a space, which HTTP would drop; remove it.");
        }
        return value;
    }

    static String checkNotEmpty(String option, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(option + " is blank; give a value or leave the option out.");
        }
        return check(option, value);
    }
}
