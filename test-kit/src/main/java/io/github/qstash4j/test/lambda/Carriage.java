package io.github.qstash4j.test.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.qstash4j.test.fixtures.SignedRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What of a request gets lost on its way through a front end. */
final class Carriage {

    private Carriage() {}

    static Optional<String> obstacle(FrontEndSettings settings, SignedRequest request) {
        FrontEnd frontEnd = settings.frontEnd();
        if (!request.url().matches("[!-~]+")) {
            return Optional.of("HTTP cannot carry such a URL.");
        }
        if (!settings.serves(LambdaRequest.of(request).path())) {
            return Optional.of("What is not below " + settings.prefix() + " is answered by the front end itself.");
        }
        if (request.url().endsWith("?")) {
            return Optional.of("No event tells an empty query from none.");
        }
        for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
            if (!header.getKey().matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
                return Optional.of("HTTP has no header of that name.");
            }
            for (String value : header.getValue()) {
                if (!value.matches("([!-~]([\\t -~]*[!-~])?)?")) {
                    return Optional.of("HTTP has no control characters in a header and no white space around it, and"
                            + " front ends take ASCII alone.");
                }
            }
        }
        if (frontEnd == FrontEnd.HTTP_API && LambdaRequest.of(request).path().contains("%")) {
            return Optional.of("An HTTP API decodes the path, so that several paths become one.");
        }
        if (losesQuery(frontEnd, LambdaRequest.of(request).query())) {
            return Optional.of(
                    "An event with parameters in place of the query as it was sent loses some of this one's form.");
        }
        if (severalValues(request) && frontEnd == FrontEnd.ALB) {
            return Optional.of("A load balancer without multi-value headers passes on the last value of a header.");
        }
        if (severalIds(request) && (frontEnd == FrontEnd.HTTP_API || frontEnd == FrontEnd.FUNCTION_URL)) {
            return Optional.of("Payload format 2.0 joins the values of a header with a comma.");
        }
        return lostBody(settings, LambdaRequest.of(request));
    }

    private static Optional<String> lostBody(FrontEndSettings settings, LambdaRequest request) {
        if (request.bytes().length > settings.frontEnd().maxBody()) {
            return Optional.of("This front end takes bodies of at most "
                    + settings.frontEnd().maxBody() + " bytes.");
        }
        if (!EventBody.isBinary(settings, request) && !isText(request.bytes())) {
            return Optional.of("This front end reads a body of that content type as UTF-8, which it is not.");
        }
        if (LambdaEvents.of(settings, request).length > InvocationResult.MAX_PAYLOAD) {
            return Optional.of("Lambda takes events of at most " + InvocationResult.MAX_PAYLOAD + " bytes.");
        }
        return Optional.empty();
    }

    private static boolean losesQuery(FrontEnd frontEnd, String query) {
        return switch (frontEnd) {
            case REST_API -> !EventQuery.encoded(EventQuery.decoded(query)).equals(query);
            case ALB -> !EventQuery.last(EventQuery.asSent(query)).equals(query);
            case ALB_MULTI_VALUE ->
                !EventQuery.written(EventQuery.asSent(query)).equals(query);
            case HTTP_API, FUNCTION_URL -> false;
        };
    }

    private static boolean severalValues(SignedRequest request) {
        Set<String> names = new HashSet<>();
        return request.headers().entrySet().stream()
                .anyMatch(header -> header.getValue().size() > 1
                        || !names.add(header.getKey().toLowerCase(Locale.ROOT)));
    }

    /** A joined id is a possible id. */
    private static boolean severalIds(SignedRequest request) {
        return request.headers().entrySet().stream()
                .anyMatch(header -> header.getKey().equalsIgnoreCase("Upstash-Message-Id")
                        && header.getValue().size() > 1);
    }

    private static boolean isText(byte[] body) {
        try {
            var unused = UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
