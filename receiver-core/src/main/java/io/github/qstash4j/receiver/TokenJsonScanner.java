package io.github.qstash4j.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The texts, numbers and signs of a JSON text, one after another. Of one thread. */
final class TokenJsonScanner {

    static final int LONGEST_NUMBER = 100;

    /** So many digits fit a long whatever they are. */
    private static final int SAFE_DIGITS = 18;

    /** What a text cannot hold as it is, and what is not ASCII. */
    private static final boolean[] SPECIAL = new boolean[256];

    static {
        Arrays.fill(SPECIAL, 0, ' ', true);
        Arrays.fill(SPECIAL, 0x80, 0x100, true);
        SPECIAL['"'] = true;
        SPECIAL['\\'] = true;
    }

    private final byte[] json;
    private int at;
    private boolean ascii = true;

    /** Where to look for the next name first. */
    private int expected;

    TokenJsonScanner(byte[] json) {
        this.json = json;
    }

    /** Nothing follows, and everything was UTF-8. */
    void expectEnd() {
        if (next() >= 0) {
            throw malformed("something stands behind the JSON object");
        }
        if (!ascii && !isUtf8(json)) {
            throw malformed("it is not UTF-8");
        }
    }

    /** Consumed, with the quote behind it, if it is spelled without escapes. */
    @Nullable TokenName knownName() {
        TokenName[] names = TokenName.ALL;
        for (int left = names.length; left > 0; left--) {
            TokenName candidate = names[expected];
            expected = expected + 1 == names.length ? 0 : expected + 1;
            if (candidate.isAt(json, at)) {
                at += candidate.text().length() + 1;
                return candidate;
            }
        }
        return null;
    }

    /** The rest of a text whose opening quote is consumed. */
    String text() {
        int from = at;
        return text(from, plain());
    }

    /** The first byte that is no white space; negative at the end. It is not consumed. */
    int next() {
        while (at < json.length) {
            byte b = json[at];
            if (b > ' ' || !isWhiteSpace(b)) {
                return b & 0xff;
            }
            at++;
        }
        return -1;
    }

    private static boolean isWhiteSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    void expect(char wanted) {
        if (next() != wanted) {
            throw malformed("the JSON is broken");
        }
        at++;
    }

    boolean skip(char wanted) {
        if (next() != wanted) {
            return false;
        }
        at++;
        return true;
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

    @Nullable Object literal(byte[] word, @Nullable Object meaning) {
        for (byte letter : word) {
            if (at == json.length || json[at++] != letter) {
                throw malformed("the JSON is broken");
            }
        }
        return meaning;
    }

    Object number() {
        int from = at;
        boolean negative = skipByte('-');
        int firstDigit = at;
        long value = digits();
        int end = at;
        if (json[firstDigit] == '0' && end > firstDigit + 1) {
            throw malformed("a number begins with 0");
        }
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
        if (at > end) {
            return TokenJson.OTHER;
        } else if (end - firstDigit > SAFE_DIGITS) {
            return longInteger(from, end);
        }
        return negative ? -value : value;
    }

    private boolean skipByte(char wanted) {
        if (at < json.length && json[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    /** At least one; their value is right if they are not more than the safe ones. */
    private long digits() {
        int i = at;
        long value = 0;
        while (i < json.length && json[i] >= '0' && json[i] <= '9') {
            value = 10 * value + (json[i++] - '0');
        }
        if (i == at) {
            throw malformed("the JSON is broken");
        }
        at = i;
        return value;
    }

    private Object longInteger(int from, int end) {
        try {
            return Long.valueOf(new String(json, from, end - from, UTF_8));
        } catch (NumberFormatException e) {
            return TokenJson.OTHER;
        }
    }

    /** A text of which the first {@link #plain} stretch is read. */
    private String text(int from, int end) {
        if (json[end] == '"') {
            return new String(json, from, end - from, UTF_8);
        }
        StringBuilder text = new StringBuilder();
        int start = from;
        for (int stop = end; ; stop = plain()) {
            text.append(new String(json, start, stop - start, UTF_8));
            if (json[stop] == '"') {
                return whole(text);
            }
            text.append(escaped());
            start = at;
        }
    }

    /** Escapes can spell half of a character that takes two. */
    private static String whole(StringBuilder text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (Character.getType(text.codePointAt(i)) == Character.SURROGATE) {
                throw malformed("a text holds half a character");
            }
        }
        return text.toString();
    }

    /** Consumes characters up to a quote or backslash, and that too; gives its place. */
    private int plain() {
        for (int i = at; i < json.length; i++) {
            byte b = json[i];
            if (!SPECIAL[b & 0xff]) {
                continue;
            }
            if (b == '"' || b == '\\') {
                at = i + 1;
                return i;
            }
            if (b >= 0) {
                break;
            }
            ascii = false;
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
