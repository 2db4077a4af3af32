package io.github.qstash4j.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A JSON text in UTF-8, value by value. A parser of a library would take as long to load as everything else that a cold
 * start of the adapter loads. Of one thread.
 */
final class EventJson {

    /** As deep as Jackson goes. */
    private static final int DEEPEST = 1000;

    private final byte[] json;
    private int at;
    private boolean isFirst;

    EventJson(byte[] json) {
        this.json = json;
    }

    /** Whether the next value is an object; its members come next then. */
    boolean startsObject() {
        return starts('{');
    }

    /** Whether the next value is an array; its elements come next then. */
    boolean startsArray() {
        return starts('[');
    }

    private boolean starts(char bracket) {
        isFirst = next() == bracket;
        at += isFirst ? 1 : 0;
        return isFirst;
    }

    /** The name of the next member, whose value comes next; null behind the last one. */
    @Nullable String nextName() {
        if (!continues('}')) {
            return null;
        }
        expect('"');
        String name = quoted();
        expect(':');
        return name;
    }

    /** Whether there is one more element, which comes next. */
    boolean nextElement() {
        return continues(']');
    }

    private boolean continues(char end) {
        boolean wasFirst = isFirst;
        isFirst = false;
        int next = next();
        if (next == end) {
            at++;
            return false;
        } else if (!wasFirst) {
            expect(',');
        }
        return true;
    }

    /** The next value as it is spelled, without its quotes; null when it is null, an object or an array. */
    @Nullable String text() {
        int next = next();
        if (next == '"') {
            at++;
            return quoted();
        } else if (next == '{' || next == '[') {
            skip();
            return null;
        }
        String literal = literal();
        return literal.equals("null") ? null : literal;
    }

    /** Passes over the next value. */
    void skip() {
        skip(DEEPEST);
    }

    private void skip(int depth) {
        if (depth == 0) {
            throw malformed();
        } else if (startsObject()) {
            while (nextName() != null) {
                skip(depth - 1);
            }
        } else if (startsArray()) {
            while (nextElement()) {
                skip(depth - 1);
            }
        } else if (next() == '"') {
            at++;
            quoted();
        } else {
            literal();
        }
    }

    boolean isAtEnd() {
        return next() < 0;
    }

    /** The first byte that is no white space; negative at the end. It is not consumed. */
    private int next() {
        while (at < json.length && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) {
            at++;
        }
        return at < json.length ? json[at] & 0xff : -1;
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw malformed();
        }
        at++;
    }

    /** A number, or a word. */
    private String literal() {
        int from = at;
        while (at < json.length && isOfLiteral(json[at])) {
            at++;
        }
        String literal = new String(json, from, at - from, UTF_8);
        if (!(literal.equals("null") || literal.equals("true") || literal.equals("false") || JsonNumber.is(literal))) {
            at = from;
            throw malformed();
        }
        return literal;
    }

    private static boolean isOfLiteral(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '-' || b == '+' || b == '.' || b == 'E';
    }

    /** A text whose opening quote is consumed. */
    private String quoted() {
        int from = at;
        int end = plain();
        if (json[end] == '"') {
            return utf8(from, end);
        }
        StringBuilder text = new StringBuilder();
        while (json[end] == '\\') {
            text.append(utf8(from, end)).append(escaped());
            from = at;
            end = plain();
        }
        return text.append(utf8(from, end)).toString();
    }

    /** Consumes characters up to a quote or backslash, and that too; gives its place. */
    private int plain() {
        while (at < json.length) {
            byte b = json[at];
            if (b == '"' || b == '\\') {
                return at++;
            } else if (b >= 0 && b < ' ') {
                break;
            }
            at++;
        }
        throw malformed();
    }

    /** Nothing of what is signed may be replaced. */
    private String utf8(int from, int to) {
        String text = new String(json, from, to - from, UTF_8);
        if (text.indexOf('\uFFFD') >= 0 && !Arrays.equals(text.getBytes(UTF_8), Arrays.copyOfRange(json, from, to))) {
            at = from;
            throw malformed();
        }
        return text;
    }

    private char escaped() {
        return switch (at < json.length ? json[at++] : 0) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw malformed();
        };
    }

    private char hexadecimal() {
        int value = 0;
        for (int end = at + 4; at < end; at++) {
            int digit = at < json.length && json[at] >= 0 ? Character.digit((char) json[at], 16) : -1;
            if (digit < 0) {
                throw malformed();
            }
            value = 16 * value + digit;
        }
        return (char) value;
    }

    /** Says where, and nothing of what stands there. */
    private UnsupportedEventException malformed() {
        if (at >= json.length) {
            return new UnsupportedEventException(OtherEvents.notJson(", since it breaks off"));
        }
        return new UnsupportedEventException(OtherEvents.notJson(", at byte " + at));
    }
}
