package io.github.qstash4j.client;

import java.io.IOException;

/** Apart from other I/O failures, since trying again cannot help. */
final class AnswerTooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    AnswerTooLongException() {
        super("the answer is longer than " + BoundedBody.LIMIT + " bytes");
    }

    AnswerTooLongException(String message) {
        super(message);
    }
}
