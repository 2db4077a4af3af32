package io.github.qstash4j.receiver;

import org.jspecify.annotations.Nullable;

/** Which URL a delivery must have been published to, so that one for another endpoint is not accepted at this one. */
sealed interface UrlBinding {

    /**
     * Refuses a delivery to another destination.
     *
     * @param destination the {@code sub} claim
     * @param requestUrl the request's own URL: absolute, or its path and query alone
     */
    void check(String destination, String requestUrl);

    /** Whether the public URL is configured, and to an address that only this machine reaches. */
    default boolean isLoopback() {
        return false;
    }

    private static void compare(String destination, @Nullable HttpUrl expected, String requestUrl) {
        HttpUrl actual = HttpUrl.parse(destination);
        if (expected == null || !expected.equals(actual)) {
            throw new VerificationException(
                    RefusalReason.WRONG_DESTINATION,
                    "the delivery is for " + Quoted.of(destination) + ", and this is "
                            + Quoted.of(expected == null ? requestUrl : expected.toString())
                            + (expected == null || actual == null ? "" : ": " + actual.differenceTo(expected)));
        }
    }

    /** One endpoint. */
    record Exact(HttpUrl url) implements UrlBinding {

        @Override
        public void check(String destination, String requestUrl) {
            compare(destination, url, requestUrl);
        }

        @Override
        public boolean isLoopback() {
            return url.isLoopback();
        }
    }

    /** Scheme, host and prefix from configuration, path and query from the request. */
    record Base(HttpUrl base) implements UrlBinding {

        @Override
        public void check(String destination, String requestUrl) {
            String target = HttpUrl.targetOf(requestUrl);
            compare(destination, target == null ? null : base.append(target), requestUrl);
        }

        @Override
        public boolean isLoopback() {
            return base.isLoopback();
        }
    }

    /** Whatever the server believes its URL to be. */
    record OfRequest() implements UrlBinding {

        @Override
        public void check(String destination, String requestUrl) {
            compare(destination, HttpUrl.parse(requestUrl), requestUrl);
        }
    }

    /** Every destination. */
    record Off() implements UrlBinding {

        @Override
        public void check(String destination, String requestUrl) {}
    }
}
