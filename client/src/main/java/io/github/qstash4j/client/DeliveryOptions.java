package io.github.qstash4j.client;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How QStash calls a URL: what messages and callbacks have in common. Immutable: every option returns a new object, and
 * one that is set twice keeps its last value.
 */
abstract class DeliveryOptions<T extends DeliveryOptions<T>> {

    static final String PREFIX = "Upstash-";

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private static final String METHOD = "Method";

    private final PublishHeaders headers;

    DeliveryOptions(PublishHeaders headers) {
        this.headers = headers;
    }

    /** A copy that has these headers instead. */
    abstract T with(PublishHeaders newHeaders);

    /**
     * Sets the method with which QStash calls the URL; without it, POST.
     *
     * @param method GET, POST, PUT, PATCH or DELETE, in capitals
     */
    public T method(String method) {
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("method must be one of " + String.join(", ", METHODS) + ".");
        }
        return with(METHOD, method);
    }

    /**
     * Passes a header on to the URL, under this name.
     *
     * @param name any but {@code Content-Type} and QStash's own; a name's case is ignored
     * @param value printable ASCII
     */
    public T header(String name, String value) {
        return with(ForwardedHeader.option(name), HeaderValue.check("header " + name, value));
    }

    /**
     * Delivers not before this time has passed.
     *
     * @param delay whole seconds, zero or more
     * @see <a href="https://upstash.com/docs/qstash/features/delay">Delay, in the QStash documentation</a>
     */
    public T delay(Duration delay) {
        return with("Delay", WireDuration.of("delay", delay));
    }

    /**
     * Counts a delivery as failed that has no complete response after this time. Without it, what the QStash plan has
     * as its default.
     *
     * @param timeout whole seconds, one or more
     */
    public T timeout(Duration timeout) {
        if (timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be a second or more, but is " + timeout + ".");
        }
        return with("Timeout", WireDuration.of("timeout", timeout));
    }

    /**
     * Sets how often QStash tries again after a first delivery that failed: 3 retries are at most 4 deliveries. Without
     * it, what the QStash plan has as its default.
     *
     * @param retries zero or more
     * @see <a href="https://upstash.com/docs/qstash/features/retry">Retry, in the QStash documentation</a>
     */
    public T retries(int retries) {
        if (retries < 0) {
            throw new IllegalArgumentException("retries must be 0 or more, but is " + retries + ".");
        }
        return with("Retries", Integer.toString(retries));
    }

    /** Waits that long before each retry, instead of QStash's own backoff. */
    public T retryDelay(RetryDelay delay) {
        return with("Retry-Delay", delay.expression());
    }

    /** The headers of the request that the options make. */
    PublishHeaders options() {
        return headers;
    }

    /** Under its name on the wire, but for {@link #PREFIX}. */
    T with(String option, String value) {
        return with(headers.with(PREFIX + option, value));
    }

    @Nullable String option(String option) {
        return headers.get(PREFIX + option);
    }

    /** For a message or a log line: neither the query nor headers, any of which may hold a secret. */
    String described(String url) {
        String method = option(METHOD);
        return (method == null ? "POST" : method) + " " + HttpUrl.withoutQuery(url);
    }
}
