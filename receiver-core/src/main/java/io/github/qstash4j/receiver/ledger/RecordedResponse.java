package io.github.qstash4j.receiver.ledger;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The answer to a message that is done, kept to be given again. Immutable. */
public final class RecordedResponse {

    /** The longest body that is kept, in bytes; a longer one is recorded as absent, and answered as an empty 200. */
    public static final int LONGEST_BODY = 16 * 1024;

    private static final RecordedResponse EMPTY = new RecordedResponse(200, null, new byte[0]);

    private final int status;
    private final @Nullable String contentType;
    private final byte[] body;

    private RecordedResponse(int status, @Nullable String contentType, byte[] body) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
    }

    /**
     * What is to be recorded of a response.
     *
     * @param status from 200 to 299
     * @param contentType null when there is no body
     * @param body copied; where it is longer than {@link #LONGEST_BODY}, an empty 200 is recorded in place of all three
     * @throws IllegalArgumentException if the status is no success
     */
    public static RecordedResponse of(int status, @Nullable String contentType, byte[] body) {
        if (status < 200 || status > 299) {
            throw new IllegalArgumentException("A success lies between 200 and 299, and this is " + status + ".");
        }
        return body.length > LONGEST_BODY ? EMPTY : new RecordedResponse(status, contentType, body.clone());
    }

    /** The HTTP status, from 200 to 299. */
    public int status() {
        return status;
    }

    /** The media type of the body; null when there is none. */
    public @Nullable String contentType() {
        return contentType;
    }

    /** A copy of the body; empty for none. */
    public byte[] body() {
        return body.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecordedResponse that
                && status == that.status
                && Objects.equals(contentType, that.contentType)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return 31 * status + Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        return "RecordedResponse[" + status + ", " + contentType + ", " + body.length + " bytes]";
    }
}
