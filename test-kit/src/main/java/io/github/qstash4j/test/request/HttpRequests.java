package io.github.qstash4j.test.request;

import io.github.qstash4j.test.fixtures.SignedRequest;
import java.net.URI;
import java.net.http.HttpRequest;

/**
 * Signed requests for the JDK's {@link java.net.http.HttpClient}. It refuses what is no HTTP, such as a line break in a
 * header, with an {@link IllegalArgumentException}.
 */
public final class HttpRequests {

    private HttpRequests() {}

    /** The request to its own URL. */
    public static HttpRequest of(SignedRequest request) {
        return sent(URI.create(request.url()), request);
    }

    /**
     * The request to the path and query of its URL on another server, such as one of a test.
     *
     * @param server scheme, host and port
     */
    public static HttpRequest to(URI server, SignedRequest request) {
        URI url = URI.create(request.url());
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return sent(
                URI.create(server.getScheme() + "://" + server.getRawAuthority() + url.getRawPath() + query), request);
    }

    private static HttpRequest sent(URI url, SignedRequest request) {
        HttpRequest.Builder sent = HttpRequest.newBuilder(url)
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> sent.header(name, value)));
        return sent.build();
    }
}
