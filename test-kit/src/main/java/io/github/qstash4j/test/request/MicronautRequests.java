package io.github.qstash4j.test.request;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import java.net.URI;

/** Signed requests for Micronaut's HTTP client: {@code client.toBlocking().exchange(MicronautRequests.of(request))}. */
public final class MicronautRequests {

    private MicronautRequests() {}

    /** The request to the path and query of its URL, on the server that the client is made for. */
    public static MutableHttpRequest<byte[]> of(SignedRequest request) {
        URI url = URI.create(request.url());
        URI target = URI.create(url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()));
        MutableHttpRequest<byte[]> sent = HttpRequest.<byte[]>create(
                        HttpMethod.parse(request.method()), target.toString())
                .body(request.body());
        request.headers().forEach((name, values) -> values.forEach(value -> sent.header(name, value)));
        return sent;
    }
}
