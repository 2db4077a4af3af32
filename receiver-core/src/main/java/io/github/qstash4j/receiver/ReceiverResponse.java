package io.github.qstash4j.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to answer: a status, a few headers, a body. QStash acts on the status and keeps the body for its log. Immutable.
 */
public final class ReceiverResponse {

    /**
     * The status of a rejection, which QStash does not deliver again; frameworks have no constant for it.
     *
     * @see <a href="https://upstash.com/docs/qstash/features/retry">QStash: retry</a>
     */
    public static final int NON_RETRYABLE = 489;

    /** The header that a rejection needs beside its status, with the value {@code true}. */
    public static final String NON_RETRYABLE_HEADER = "Upstash-NonRetryable-Error";

    private static final String TEXT = "text/plain; charset=utf-8";

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private ReceiverResponse(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /**
     * A response of a framework's or an application's own making.
     *
     * @param status from 200 to 599
     * @param headers the response headers, {@code Content-Type} among them
     * @param body the bytes of the body, empty for none
     */
    public static ReceiverResponse of(int status, Map<String, String> headers, byte[] body) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException(
                    "A final HTTP status lies between 200 and 599, and this is " + status + ".");
        }
        return new ReceiverResponse(status, Map.copyOf(headers), body.clone());
    }

    static ReceiverResponse empty(int status) {
        return new ReceiverResponse(status, Map.of(), new byte[0]);
    }

    static ReceiverResponse text(int status, Map<String, String> headers, String text) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", TEXT);
        return new ReceiverResponse(status, Map.copyOf(all), text.getBytes(UTF_8));
    }

    static ReceiverResponse content(int status, String contentType, byte[] body) {
        return new ReceiverResponse(status, Map.of("Content-Type", contentType), body);
    }

    /** The HTTP status. It may be {@link #NON_RETRYABLE}. */
    public int status() {
        return status;
    }

    /**
     * The headers, one value each, {@code Content-Type} among them when there is a body; {@code Content-Length} is the
     * server's.
     */
    public Map<String, String> headers() {
        return headers;
    }

    /** Frameworks spell the name of the header as they like. */
    @Nullable String contentType() {
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (header.getKey().equalsIgnoreCase("Content-Type")) {
                return header.getValue();
            }
        }
        return null;
    }

    /** The bytes of the body; empty for none. */
    public byte[] body() {
        return body.clone();
    }

    /** Whether QStash takes this for success: a status from 200 to 299. */
    public boolean isSuccess() {
        return status <= 299;
    }

    @Override
    public String toString() {
        return "ReceiverResponse[" + status + ", " + headers.keySet() + ", " + body.length + " bytes]";
    }
}
