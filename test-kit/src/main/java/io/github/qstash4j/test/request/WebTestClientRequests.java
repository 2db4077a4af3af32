package io.github.qstash4j.test.request;

import io.github.qstash4j.test.fixtures.SignedRequest;
import java.net.URI;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Signed requests for Spring's WebTestClient. */
public final class WebTestClientRequests {

    private WebTestClientRequests() {}

    /** Sends the request to the path and query of its URL, on the server that the client is bound to. */
    public static WebTestClient.ResponseSpec send(WebTestClient client, SignedRequest request) {
        URI url = URI.create(request.url());
        return client.method(HttpMethod.valueOf(request.method()))
                .uri(builder -> URI.create(withoutPath(builder.build())
                        + url.getRawPath()
                        + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery())))
                .headers(headers -> request.headers().forEach(headers::addAll))
                .bodyValue(request.body())
                .exchange();
    }

    /** Empty where the client is bound to no server but to controllers. */
    private static String withoutPath(URI base) {
        return base.getHost() == null ? "" : base.getScheme() + "://" + base.getRawAuthority();
    }
}
