package io.github.qstash4j.test.lambda;

/** Says what is wrong with a function's answer. */
final class MalformedAnswerException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedAnswerException(String what) {
        super(what, null, false, false);
    }
}
