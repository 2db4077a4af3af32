package io.github.qstash4j.client;

/**
 * An answer has a successful status, but is not what QStash gives to the call. The message ends the sentence "with".
 */
final class UnexpectedAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnexpectedAnswer(String what) {
        super(what, null, false, false);
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
