package io.github.qstash4j.receiver;

import org.jspecify.annotations.Nullable;

/** The members of a token that are looked at, in the order in which QStash writes them. */
enum TokenName {
    ISSUER("iss"),
    DESTINATION("sub"),
    EXPIRES("exp"),
    NOT_BEFORE("nbf"),
    ISSUED_AT("iat"),
    TOKEN_ID("jti"),
    BODY_HASH("body"),
    ALG("alg"),
    CRIT("crit");

    /** Not to be changed; made once, since every call of {@link #values()} copies. */
    static final TokenName[] ALL = values();

    private final String text;

    TokenName(String text) {
        this.text = text;
    }

    /** As it stands in the JSON. */
    String text() {
        return text;
    }

    /** Null for any other name. */
    static @Nullable TokenName of(String text) {
        for (TokenName name : ALL) {
            if (name.text.equals(text)) {
                return name;
            }
        }
        return null;
    }

    /** Whether this name and a quote begin here. */
    boolean isAt(byte[] json, int from) {
        int end = from + text.length();
        if (end >= json.length || json[end] != '"') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (json[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
