package io.github.qstash4j.devserver.message;

import java.time.Duration;

/** The destination could not be reached, or broke off before its response was complete. */
public record NoResponse(String error) implements Answer {

    /** The request broke off on purpose. */
    public static final NoResponse CONNECTION_RESET = new NoResponse("The connection was reset.");

    /** The timeout of the message came first. */
    public static NoResponse within(Duration timeout) {
        return new NoResponse("No complete response came within " + timeout + ".");
    }

    @Override
    public boolean isSuccess() {
        return false;
    }
}
