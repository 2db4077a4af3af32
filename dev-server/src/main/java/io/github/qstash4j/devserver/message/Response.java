package io.github.qstash4j.devserver.message;

import org.jspecify.annotations.Nullable;

/** The response of a destination; a body over the size limit of a message is cut there. */
public record Response(int status, Headers headers, Body body) implements Answer {

    /** One that has only a status. */
    public static Response of(int status) {
        return new Response(status, Headers.NONE, Body.EMPTY);
    }

    @Override
    public boolean isSuccess() {
        return status >= 200 && status <= 299;
    }

    @Override
    public @Nullable String error() {
        return isSuccess() ? null : "The destination answered with status " + status + ".";
    }
}
