package io.github.qstash4j.devserver.delivery;

/** The destination could not be reached, or broke off before its response was complete. */
public record NoResponse(String error) implements Answer {

    @Override
    public boolean isSuccess() {
        return false;
    }
}
