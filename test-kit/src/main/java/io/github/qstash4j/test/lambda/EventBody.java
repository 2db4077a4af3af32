package io.github.qstash4j.test.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The body inside of an event: a text, or bytes in base64.
 *
 * @param text null where the front end writes no body at all
 * @param isBase64Encoded what the event says of it
 */
record EventBody(@Nullable String text, boolean isBase64Encoded) {

    static EventBody of(FrontEndSettings settings, LambdaRequest request) {
        byte[] bytes = request.bytes();
        if (bytes.length == 0) {
            return new EventBody(settings.frontEnd().isLoadBalancer() ? "" : null, false);
        }
        return isBinary(settings, request)
                ? new EventBody(Base64.getEncoder().encodeToString(bytes), true)
                : new EventBody(new String(bytes, UTF_8), false);
    }

    static boolean isBinary(FrontEndSettings settings, LambdaRequest request) {
        String type = mediaType(request.header("Content-Type"));
        return switch (settings.frontEnd()) {
            case REST_API -> settings.isBinary(type);
            case HTTP_API, FUNCTION_URL -> !isText(type) && !type.matches("application/[^/]*\\+(json|xml)");
            case ALB, ALB_MULTI_VALUE -> !isText(type) || request.header("Content-Encoding") != null;
        };
    }

    /** The ones that the load balancer's documentation lists; forms are none of them. */
    private static boolean isText(String type) {
        return type.startsWith("text/")
                || type.equals("application/json")
                || type.equals("application/javascript")
                || type.equals("application/xml");
    }

    static String mediaType(@Nullable String contentType) {
        return contentType == null
                ? ""
                : contentType.split("[;,]", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
