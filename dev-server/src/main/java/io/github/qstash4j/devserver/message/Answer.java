package io.github.qstash4j.devserver.message;

import org.jspecify.annotations.Nullable;

/** What came back from one attempt. */
public sealed interface Answer permits Response, NoResponse {

    /** Whether the message is delivered: a status of 200 to 299. */
    boolean isSuccess();

    /** What went wrong, in one sentence; null when it is a success. */
    @Nullable String error();
}
