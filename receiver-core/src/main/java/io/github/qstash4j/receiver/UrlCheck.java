package io.github.qstash4j.receiver;

/** What the {@code sub} claim is compared with when neither a public URL nor a public base URL is configured. */
public enum UrlCheck {
    /**
     * The URLs that the platform vouches for ({@link ReceiverRequest#vouchedUrls}), as API Gateway does in its request
     * context. A request for which it does not is refused.
     */
    PLATFORM,

    /**
     * The URL of the request as the server saw it. The path and the query are bound; the host is whatever the caller
     * wrote, unless something in front of the server pins it, so a delivery to another host of the same account would
     * pass.
     */
    REQUEST,

    /** Nothing: a delivery to any destination of the same QStash account is accepted here. */
    OFF;

    UrlBinding binding() {
        return this == PLATFORM
                ? new UrlBinding.OfPlatform()
                : this == REQUEST ? new UrlBinding.OfRequest() : new UrlBinding.Off();
    }
}
