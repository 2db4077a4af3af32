package io.github.qstash4j.receiver;

/** Makes a value from outside fit for one line of a log: printable ASCII, and short. */
final class Quoted {

    private static final int MAX = 300;

    private Quoted() {}

    static String of(String value) {
        StringBuilder quoted = new StringBuilder(Math.min(value.length(), MAX) + 8).append('"');
        for (int i = 0; i < value.length(); i++) {
            if (quoted.length() > MAX) {
                return quoted.append("\"...").toString();
            }
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c >= ' ' && c <= '~') {
                quoted.append(c);
            } else {
                quoted.append(String.format("\\u%04x", (int) c));
            }
        }
        return quoted.append('"').toString();
    }
}
