package io.github.qstash4j.test.request;

import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.RequestHeaders;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signed requests for a {@link io.github.qstash4j.receiver.Receiver}. */
public final class ReceiverRequests {

    /** Also of what is no proper URL. */
    private static final Pattern HOST = Pattern.compile("[^:/?#]+://([^/?#]+)");

    private ReceiverRequests() {}

    /** The request as it came to its URL, with the {@code Host} that every request of HTTP has. */
    public static ReceiverRequest of(SignedRequest request) {
        return of(request, DeliveryBody.of(request.body()));
    }

    /** The same with another body, such as one that is read from a stream. */
    public static ReceiverRequest of(SignedRequest request, DeliveryBody body) {
        Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
        Matcher host = HOST.matcher(request.url());
        if (host.lookingAt() && headers.keySet().stream().noneMatch("Host"::equalsIgnoreCase)) {
            headers.put("Host", List.of(host.group(1)));
        }
        return ReceiverRequest.of(request.url(), RequestHeaders.of(headers), body);
    }
}
