package io.github.qstash4j.receiver;

import org.jspecify.annotations.Nullable;

/** Which URL a delivery must have been published to, so that one for another endpoint is not accepted at this one. */
sealed interface UrlBinding {

    /**
     * Refuses a delivery to another destination.
     *
     * @param destination the {@code sub} claim
     */
    void check(String destination, ReceiverRequest request);

    /** Whether the public URL is configured, and to an address that only this machine reaches. */
    default boolean isLoopback() {
        return false;
    }

    private static void compare(String destination, @Nullable HttpUrl expected, String requestUrl) {
        HttpUrl actual = HttpUrl.parse(destination);
        if (expected == null || !expected.equals(actual)) {
            throw mismatch(
                    destination,
                    expected == null ? requestUrl : expected.toString(),
                    expected == null || actual == null ? "" : ": " + actual.differenceTo(expected));
        }
    }

    private static VerificationException mismatch(String destination, String here, String cause) {
        return new VerificationException(
                RefusalReason.WRONG_DESTINATION,
                "the delivery is for " + Quoted.of(destination) + ", and this is " + Quoted.of(here) + cause);
    }

    /**
     * One endpoint, whatever path a proxy may have made of its own. A query in the request must be the one that was
     * signed: it is what a handler would read.
     */
    record Exact(HttpUrl url) implements UrlBinding {

        @Override
        public void check(String destination, ReceiverRequest request) {
            compare(destination, url, request.url());
            String query = HttpUrl.queryOf(request.target());
            if (!query.isEmpty() && !query.equals(HttpUrl.queryOf(url.target()))) {
                throw mismatch(destination, request.target(), ": the query differs");
            }
        }

        @Override
        public boolean isLoopback() {
            return url.isLoopback();
        }
    }

    /** Scheme, host and prefix from configuration, path and query from the request. */
    final class Base implements UrlBinding {

        private final HttpUrl base;
        private final String text;

        Base(HttpUrl base) {
            this.base = base;
            this.text = base.append("").toString();
        }

        @Override
        public void check(String destination, ReceiverRequest request) {
            if (isSpelledSo(destination, request.target())) {
                return;
            }
            String target = HttpUrl.targetOf(request.target());
            compare(destination, target == null ? null : base.append(target), request.target());
        }

        /** The usual case, without taking anything apart: base and target, letter by letter. */
        private boolean isSpelledSo(String destination, String target) {
            int prefix = destination.length() - target.length();
            return target.startsWith("/")
                    && target.indexOf('#') < 0
                    && prefix == text.length()
                    && destination.startsWith(text)
                    && destination.endsWith(target);
        }

        @Override
        public boolean isLoopback() {
            return base.isLoopback();
        }
    }

    /** Whatever the server believes its URL to be. */
    record OfRequest() implements UrlBinding {

        @Override
        public void check(String destination, ReceiverRequest request) {
            compare(destination, HttpUrl.parse(request.url()), request.url());
        }
    }

    /** Every destination. */
    record Off() implements UrlBinding {

        @Override
        public void check(String destination, ReceiverRequest request) {}
    }
}
