package io.github.qstash4j.lambda;

/**
 * The grammar of numbers.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-6">RFC 8259, section 6</a>
 */
final class JsonNumber {

    private JsonNumber() {}

    static boolean is(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int end = digits(text, start);
        boolean isNumber = end > start && (text.charAt(start) != '0' || end == start + 1);
        if (isNumber && at(text, end) == '.') {
            int point = end + 1;
            end = digits(text, point);
            isNumber = end > point;
        }
        if (isNumber && (at(text, end) == 'e' || at(text, end) == 'E')) {
            int exponent = end + (at(text, end + 1) == '+' || at(text, end + 1) == '-' ? 2 : 1);
            end = digits(text, exponent);
            isNumber = end > exponent;
        }
        return isNumber && end == text.length();
    }

    private static char at(String text, int index) {
        return index < text.length() ? text.charAt(index) : 0;
    }

    /** Where those end that begin there. */
    private static int digits(String text, int from) {
        int end = from;
        while (at(text, end) >= '0' && at(text, end) <= '9') {
            end++;
        }
        return end;
    }
}
