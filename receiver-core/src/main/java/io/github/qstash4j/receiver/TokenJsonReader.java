package io.github.qstash4j.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object as RFC 8259 has it, and nothing more lenient: valid UTF-8, no name twice in one object, nothing
 * behind it. What a token may hold is bounded, so that its reader needs no stack worth mentioning.
 */
final class TokenJsonReader {

    static final int MOST_LEVELS = 16;

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private static final TokenJson USUAL_HEADER = read("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8));

    private final TokenJsonScanner json;

    private TokenJsonReader(TokenJsonScanner json) {
        this.json = json;
    }

    /** The header of a token. */
    static TokenJson header(CompactToken token) {
        return token.hasUsualHeader() ? USUAL_HEADER : read(token.header());
    }

    /**
     * Reads the object.
     *
     * @throws VerificationException if it is none, as {@link RefusalReason#MALFORMED}
     */
    static TokenJson read(byte[] json) {
        TokenJsonScanner scanner = new TokenJsonScanner(json);
        scanner.expect('{');
        TokenJson members = new TokenJsonReader(scanner).members(1);
        scanner.expectEnd();
        return members;
    }

    private TokenJson members(int level) {
        TokenJson members = new TokenJson();
        if (json.skip('}')) {
            return members;
        }
        do {
            json.expect('"');
            if (!member(members, level)) {
                throw TokenJsonScanner.malformed("it has a member twice");
            }
        } while (json.skip(','));
        json.expect('}');
        return members;
    }

    /** Whether it is not in the object yet. */
    private boolean member(TokenJson members, int level) {
        TokenName known = json.knownName();
        String other = "";
        if (known == null) {
            other = json.text();
            known = TokenName.of(other);
        }
        json.expect(':');
        Object value = value(level);
        return known == null ? members.addOther(other) : members.add(known, value);
    }

    private @Nullable Object value(int level) {
        return switch (json.next()) {
            case '"' -> {
                json.expect('"');
                yield json.text();
            }
            case '{' -> {
                json.expect('{');
                members(deeper(level));
                yield TokenJson.OTHER;
            }
            case '[' -> {
                json.expect('[');
                elements(deeper(level));
                yield TokenJson.OTHER;
            }
            case 't' -> json.literal(TRUE, TokenJson.OTHER);
            case 'f' -> json.literal(FALSE, TokenJson.OTHER);
            case 'n' -> json.literal(NULL, null);
            default -> json.number();
        };
    }

    private static int deeper(int level) {
        if (level == MOST_LEVELS) {
            throw TokenJsonScanner.malformed("its JSON nests too deeply");
        }
        return level + 1;
    }

    private void elements(int level) {
        if (json.skip(']')) {
            return;
        }
        do {
            value(level);
        } while (json.skip(','));
        json.expect(']');
    }
}
