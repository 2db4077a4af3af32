package io.github.qstash4j.devserver.message;

/** The spelling of a header name that QStash shows, which is Go's: {@code Content-Type}, whatever the sender wrote. */
final class CanonicalName {

    private CanonicalName() {}

    static String of(String name) {
        StringBuilder canonical = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            boolean first = i == 0 || name.charAt(i - 1) == '-';
            char letter = name.charAt(i);
            canonical.append(first ? Character.toUpperCase(letter) : Character.toLowerCase(letter));
        }
        return canonical.toString();
    }
}
