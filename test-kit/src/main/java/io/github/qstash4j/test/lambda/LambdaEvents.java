package io.github.qstash4j.test.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * The events that AWS makes of HTTP requests, as the JSON that a function is invoked with, and what becomes of the
 * answers. To try a handler without any process: {@code handler.handleRequest(new
 * ByteArrayInputStream(LambdaEvents.of(FrontEnd.ALB, request)), out, null)}.
 */
public final class LambdaEvents {

    static final String ACCOUNT = "123456789012";

    /** As API Gateway and function URLs write the time of a request. */
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);

    private static final ObjectMapper JSON = new ObjectMapper();

    private LambdaEvents() {}

    /** The event of a request of QStash's. */
    public static byte[] of(FrontEnd frontEnd, SignedRequest request) {
        return of(FrontEndSettings.of(frontEnd), LambdaRequest.of(request));
    }

    /**
     * The event of any request. It has no path that is outside of the {@linkplain FrontEndSettings#stage() stage}: the
     * front end answers such a request itself.
     *
     * @throws IllegalArgumentException if the request's path is not below the stage or base path
     */
    public static byte[] of(FrontEndSettings settings, LambdaRequest request) {
        if (!settings.serves(request.path())) {
            throw new IllegalArgumentException("The path " + request.path() + " is not below " + settings.prefix());
        }
        Instant now = Instant.now();
        return json(
                switch (settings.frontEnd()) {
                    case REST_API -> RestApiEvent.of(settings, request, now);
                    case HTTP_API, FUNCTION_URL -> HttpApiEvent.of(settings, request, now);
                    case ALB, ALB_MULTI_VALUE -> LoadBalancerEvent.of(settings, request);
                });
    }

    /** What the front end makes of a handler's answer to a request of QStash's. */
    public static LambdaResponse response(FrontEnd frontEnd, SignedRequest request, byte[] answer) {
        return response(FrontEndSettings.of(frontEnd), LambdaRequest.of(request), answer);
    }

    /** What the front end makes of a handler's answer to any request. */
    public static LambdaResponse response(FrontEndSettings settings, LambdaRequest request, byte[] answer) {
        return Answers.of(settings, request, new InvocationResult.Returned(answer.clone()));
    }

    private static byte[] json(Map<String, ?> event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps and texts are always JSON.", e);
        }
    }
}
