package io.github.qstash4j.receiver;

/** The members of a token that are looked at, in the order in which QStash writes them. */
enum TokenName {
    ALG("alg"),
    CRIT("crit"),
    AUDIENCE("aud"),
    ISSUER("iss"),
    DESTINATION("sub"),
    EXPIRES("exp"),
    NOT_BEFORE("nbf"),
    ISSUED_AT("iat"),
    TOKEN_ID("jti"),
    BODY_HASH("body");

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

    /** Whether the bytes from here to there are this name. */
    boolean is(byte[] json, int from, int to) {
        if (to - from != text.length()) {
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
