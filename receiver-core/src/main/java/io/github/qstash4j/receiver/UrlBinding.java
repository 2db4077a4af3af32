package io.github.qstash4j.receiver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which URL a delivery must have been published to, so that one for another endpoint is not accepted at this one. */
sealed interface UrlBinding {

    /**
     * Refuses a delivery to another destination.
     *
     * @param destination the {@code sub} claim
     */
    void check(String destination, ReceiverRequest request);

    /** Whether every public URL is configured, and to an address that only this machine reaches. */
    default boolean isLoopback() {
        return false;
    }

    /** The same way of knowing, for an endpoint at another URL. */
    default UrlBinding at(HttpUrl url) {
        return this;
    }

    /** Fixed endpoints, whatever path a proxy may have made of them. */
    final class Exact implements UrlBinding {

        private final List<HttpUrl> urls;

        /** The first one, letter by letter. */
        private final String usual;

        Exact(List<HttpUrl> urls) {
            this.urls = urls;
            this.usual = urls.get(0).toString();
        }

        @Override
        public void check(String destination, ReceiverRequest request) {
            if (!destination.equals(usual)) {
                HttpUrl actual = HttpUrl.parse(destination);
                if (actual == null || !urls.contains(actual)) {
                    throw new Candidates(urls).mismatch(destination, actual);
                }
            }
            checkQuery(destination, request);
        }

        @Override
        public UrlBinding at(HttpUrl url) {
            return new Exact(List.of(url));
        }

        /** A query in the request must be the one that was signed: it is what a handler would read. */
        private static void checkQuery(String destination, ReceiverRequest request) {
            String signed = HttpUrl.queryOf(destination);
            String own = HttpUrl.queryOf(request.target());
            Map<String, List<String>> decoded = request.decodedQuery();
            boolean same = (decoded == null || decoded.isEmpty())
                    ? own.isEmpty() || own.equals(signed)
                    : QueryParameters.areEqual(signed, decoded);
            if (!same) {
                throw new VerificationException(
                        RefusalReason.WRONG_DESTINATION,
                        "the delivery is for " + Quoted.of(destination) + ", and this is " + Quoted.of(request.target())
                                + ": the query differs",
                        destination,
                        request.target());
            }
        }

        @Override
        public boolean isLoopback() {
            return urls.stream().allMatch(HttpUrl::isLoopback);
        }
    }

    /** Scheme, host and prefix from configuration, path and query from the request. */
    final class Base implements UrlBinding {

        private final List<HttpUrl> bases;

        /** The first one, without a slash at the end. */
        private final String usual;

        Base(List<HttpUrl> bases) {
            this.bases = bases;
            this.usual = bases.get(0).append("").toString();
        }

        @Override
        public void check(String destination, ReceiverRequest request) {
            if (!isUsual(destination, request)) {
                checkParts(destination, request);
            }
        }

        @Override
        public UrlBinding at(HttpUrl url) {
            return new Base(List.of(new HttpUrl(url.scheme(), url.authority(), "/")));
        }

        /** What {@link #isUsual} takes it takes as well, only later. */
        void checkParts(String destination, ReceiverRequest request) {
            List<HttpUrl> candidates = new ArrayList<>();
            String target = HttpUrl.targetOf(request.target());
            if (target != null) {
                for (HttpUrl base : bases) {
                    candidates.add(base.append(target));
                }
            }
            new Candidates(candidates).check(destination, request);
        }

        /** Letter by letter, without taking anything apart. */
        boolean isUsual(String destination, ReceiverRequest request) {
            String target = request.target();
            return request.decodedQuery() == null
                    && target.startsWith("/")
                    && target.indexOf('#') < 0
                    && destination.length() == usual.length() + target.length()
                    && destination.startsWith(usual)
                    && destination.endsWith(target);
        }

        @Override
        public boolean isLoopback() {
            return bases.stream().allMatch(HttpUrl::isLoopback);
        }
    }

    /** Whatever the platform says that a caller cannot choose. */
    record OfPlatform() implements UrlBinding {

        @Override
        public void check(String destination, ReceiverRequest request) {
            Candidates.of(request.vouchedUrls()).check(destination, request);
        }
    }

    /** Whatever the server believes its URL to be. */
    record OfRequest() implements UrlBinding {

        @Override
        public void check(String destination, ReceiverRequest request) {
            Candidates.of(List.of(request.url())).check(destination, request);
        }
    }

    /** Every destination. */
    record Off() implements UrlBinding {

        @Override
        public void check(String destination, ReceiverRequest request) {}
    }

    /** The URLs that this request may have been published to. */
    record Candidates(List<HttpUrl> urls) {

        static Candidates of(List<String> urls) {
            List<HttpUrl> parsed = new ArrayList<>();
            for (String url : urls) {
                @Nullable HttpUrl candidate = HttpUrl.parse(url);
                if (candidate != null) {
                    parsed.add(candidate);
                }
            }
            return new Candidates(parsed);
        }

        void check(String destination, ReceiverRequest request) {
            @Nullable HttpUrl actual = HttpUrl.parse(destination);
            for (HttpUrl url : urls) {
                if (actual != null && isOne(actual, url, request)) {
                    return;
                }
            }
            throw mismatch(destination, actual);
        }

        private static boolean isOne(HttpUrl actual, HttpUrl url, ReceiverRequest request) {
            Map<String, List<String>> decoded = request.decodedQuery();
            return decoded == null
                    ? actual.equals(url)
                    : actual.withoutQuery().equals(url) && QueryParameters.areEqual(actual.query(), decoded);
        }

        VerificationException mismatch(String destination, @Nullable HttpUrl actual) {
            List<String> here = urls.stream().map(HttpUrl::toString).toList();
            String cause = here.isEmpty() || actual == null ? "" : ": " + actual.differenceTo(urls.get(0));
            return new VerificationException(
                    RefusalReason.WRONG_DESTINATION,
                    "the delivery is for " + Quoted.of(destination)
                            + (here.isEmpty()
                                    ? ", and nothing says what URL this request was sent to; set publicBaseUrl"
                                            + " (qstash.public-base-url, " + ReceiverEnvironment.PUBLIC_BASE_URL
                                            + ") or publicUrl (qstash.public-url, "
                                            + ReceiverEnvironment.PUBLIC_URL + ") to the one that was published to"
                                    : ", and this is " + Quoted.of(String.join(" or ", here)) + cause),
                    destination,
                    String.join(" ", here));
        }
    }
}
