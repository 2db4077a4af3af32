package io.github.qstash4j.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object as RFC 8259 has it, and nothing more lenient: valid UTF-8, no name twice in one object, nothing
 * behind it. What a token may hold is bounded, so that its reader needs no stack worth mentioning.
 */
final class TokenJsonReader {

    static final int MOST_LEVELS = 16;
    static final int LONGEST_NUMBER = 100;

    /** So many digits fit a long whatever they are. */
    private static final int SAFE_DIGITS = 18;

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private final byte[] json;
    private int at;
    private boolean ascii = true;

    private TokenJsonReader(byte[] json) {
        this.json = json;
    }

    /**
     * Reads the object.
     *
     * @throws VerificationException if it is none, as {@link RefusalReason#MALFORMED}
     */
    static TokenJson read(byte[] json) {
        TokenJsonReader reader = new TokenJsonReader(json);
        reader.expect('{');
        TokenJson members = reader.members(1);
        if (reader.next() >= 0) {
            throw malformed("something stands behind the JSON object");
        }
        if (!reader.ascii && !isUtf8(json)) {
            throw malformed("it is not UTF-8");
        }
        return members;
    }

    /** Whether no byte had to be replaced. A replacement character that was sent as such does not count as text. */
    static boolean isUtf8(byte[] bytes) {
        return new String(bytes, UTF_8).indexOf('\uFFFD') < 0;
    }

    static VerificationException malformed(String what) {
        return new VerificationException(
                RefusalReason.MALFORMED,
                "the token is signed, but its header or payload is not what QStash makes: " + what);
    }

    /** The first byte that is no white space; negative at the end. It is not consumed. */
    private int next() {
        while (at < json.length) {
            byte b = json[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b & 0xff;
            }
            at++;
        }
        return -1;
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw malformed("the JSON is broken");
        }
        at++;
    }

    private boolean skip(char wanted) {
        if (next() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private TokenJson members(int level) {
        TokenJson members = new TokenJson();
        if (skip('}')) {
            return members;
        }
        do {
            expect('"');
            String name = string();
            expect(':');
            if (!members.add(name, value(level))) {
                throw malformed("it has a member twice");
            }
        } while (skip(','));
        expect('}');
        return members;
    }

    private @Nullable Object value(int level) {
        return switch (next()) {
            case '"' -> {
                at++;
                yield string();
            }
            case '{' -> {
                at++;
                members(deeper(level));
                yield TokenJson.OTHER;
            }
            case '[' -> {
                at++;
                elements(deeper(level));
                yield TokenJson.OTHER;
            }
            case 't' -> literal(TRUE, TokenJson.OTHER);
            case 'f' -> literal(FALSE, TokenJson.OTHER);
            case 'n' -> literal(NULL, null);
            default -> number();
        };
    }

    private static int deeper(int level) {
        if (level == MOST_LEVELS) {
            throw malformed("its JSON nests too deeply");
        }
        return level + 1;
    }

    private void elements(int level) {
        if (skip(']')) {
            return;
        }
        do {
            value(level);
        } while (skip(','));
        expect(']');
    }

    private @Nullable Object literal(byte[] word, @Nullable Object meaning) {
        for (byte letter : word) {
            if (at == json.length || json[at++] != letter) {
                throw malformed("the JSON is broken");
            }
        }
        return meaning;
    }

    private Object number() {
        int from = at;
        skipByte('-');
        int firstDigit = at;
        digits();
        if (json[firstDigit] == '0' && at > firstDigit + 1) {
            throw malformed("a number begins with 0");
        }
        int end = at;
        if (skipByte('.')) {
            digits();
        }
        if (skipByte('e') || skipByte('E')) {
            if (!skipByte('+')) {
                skipByte('-');
            }
            digits();
        }
        if (at - from > LONGEST_NUMBER) {
            throw malformed("a number is too long");
        }
        return at > end ? TokenJson.OTHER : integer(from, firstDigit, end);
    }

    private boolean skipByte(char wanted) {
        if (at < json.length && json[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    /** At least one. */
    private void digits() {
        int from = at;
        while (at < json.length && json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        if (at == from) {
            throw malformed("the JSON is broken");
        }
    }

    private Object integer(int from, int firstDigit, int end) {
        if (end - firstDigit > SAFE_DIGITS) {
            return longInteger(from, end);
        }
        long value = 0;
        for (int i = firstDigit; i < end; i++) {
            value = 10 * value + (json[i] - '0');
        }
        return firstDigit > from ? -value : value;
    }

    private Object longInteger(int from, int end) {
        try {
            return Long.valueOf(new String(json, from, end - from, UTF_8));
        } catch (NumberFormatException e) {
            return TokenJson.OTHER;
        }
    }

    /** Behind the opening quote. */
    private String string() {
        int from = at;
        int end = plain();
        if (json[end] == '"') {
            return new String(json, from, end - from, UTF_8);
        }
        StringBuilder text = new StringBuilder();
        while (json[end] == '\\') {
            text.append(new String(json, from, end - from, UTF_8)).append(escaped());
            from = at;
            end = plain();
        }
        return text.append(new String(json, from, end - from, UTF_8)).toString();
    }

    /** Consumes characters up to a quote or backslash, and that too; gives its place. */
    private int plain() {
        byte seen = 0;
        while (at < json.length) {
            byte b = json[at++];
            seen |= b;
            if (b == '"' || b == '\\') {
                ascii &= seen >= 0;
                return at - 1;
            }
            if (b >= 0 && b < ' ') {
                break;
            }
        }
        throw malformed("a text has no end or holds a control character");
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
            default -> throw malformed("a text holds an unknown escape");
        };
    }

    private char hexadecimal() {
        int value = 0;
        for (int end = at + 4; at < end; at++) {
            int digit = at < json.length ? hexDigit(json[at]) : -1;
            if (digit < 0) {
                throw malformed("a text holds an unknown escape");
            }
            value = 16 * value + digit;
        }
        return (char) value;
    }

    /** ASCII alone, unlike {@link Character#digit(char, int)}. */
    private static int hexDigit(byte b) {
        return b >= 0 ? Character.digit((char) b, 16) : -1;
    }
}
