package io.github.qstash4j.devserver.api;

/** Ends a REST call with an error for its caller. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int QUOTED = 100;

    private final int status;

    private Refusal(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    /** The caller's mistake; the sentence names the field. */
    static Refusal badRequest(String sentence) {
        return new Refusal(400, sentence);
    }

    static Refusal unauthorized(String sentence) {
        return new Refusal(401, sentence);
    }

    /** The token does not allow it. */
    static Refusal forbidden(String sentence) {
        return new Refusal(403, sentence);
    }

    static Refusal notFound(String sentence) {
        return new Refusal(404, sentence);
    }

    static Refusal tooLarge(String sentence) {
        return new Refusal(413, sentence);
    }

    /** QStash could do it, this server cannot. */
    static Refusal notSupported(String sentence) {
        return new Refusal(501, sentence);
    }

    /** The caller has too much already. */
    static Refusal overLimit(String sentence) {
        return new Refusal(412, sentence);
    }

    /** A value of the caller's, shortened, with nothing in it that could break a line. */
    static String quoted(String value) {
        String shown = value.length() <= QUOTED ? value : value.substring(0, QUOTED) + "...";
        return "'" + shown.replaceAll("[^\\x20-\\x7e]", "?") + "'";
    }

    int status() {
        return status;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
