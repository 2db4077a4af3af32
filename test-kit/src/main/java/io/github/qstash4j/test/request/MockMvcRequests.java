package io.github.qstash4j.test.request;

import io.github.qstash4j.test.fixtures.SignedRequest;
import java.net.URI;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Signed requests for Spring's MockMvc: {@code mvc.perform(MockMvcRequests.of(request))}. */
public final class MockMvcRequests {

    private MockMvcRequests() {}

    /** The request to its own URL. */
    public static MockHttpServletRequestBuilder of(SignedRequest request) {
        MockHttpServletRequestBuilder sent = MockMvcRequestBuilders.request(
                        HttpMethod.valueOf(request.method()), URI.create(request.url()))
                .content(request.body());
        request.headers().forEach((name, values) -> sent.header(name, values.toArray()));
        return sent;
    }
}
