package io.github.qstash4j.test.lambda;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.qstash4j.test.lambda.InvocationResult.FunctionError;
import io.github.qstash4j.test.lambda.InvocationResult.Returned;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a front end makes of the end of an invocation. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Set<String> OF_A_REST_API =
            Set.of("statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded");

    private Answers() {}

    static LambdaResponse of(FrontEndSettings settings, LambdaRequest request, InvocationResult result) {
        FrontEnd frontEnd = settings.frontEnd();
        if (result instanceof FunctionError error) {
            return Refusals.functionFailed(frontEnd, error.type() + ": " + error.message());
        }
        byte[] payload = ((Returned) result).bytes();
        if (payload.length > frontEnd.maxAnswer()) {
            return Refusals.functionFailed(frontEnd, "The answer has more than " + frontEnd.maxAnswer() + " bytes.");
        }
        try {
            JsonNode answer = JSON.readTree(payload);
            return switch (frontEnd) {
                case REST_API -> ofRestApi(settings, request, answer);
                case HTTP_API -> ofHttpApi(answer, payload).withDefault("Content-Type", "text/plain;charset=UTF-8");
                case FUNCTION_URL -> ofHttpApi(answer, payload).withDefault("Content-Type", "application/json");
                case ALB, ALB_MULTI_VALUE ->
                    ofLoadBalancer(frontEnd, answer).withDefault("Content-Type", "application/octet-stream");
            };
        } catch (IOException e) {
            return malformed(frontEnd, "it is no JSON", result);
        } catch (MalformedAnswerException e) {
            return malformed(frontEnd, String.valueOf(e.getMessage()), result);
        }
    }

    private static LambdaResponse malformed(FrontEnd frontEnd, String why, InvocationResult result) {
        String answer = ((Returned) result).text();
        String shown = answer.length() > 500 ? answer.substring(0, 500) + "..." : answer;
        return Refusals.functionFailed(frontEnd, "The function's answer is malformed: " + why + ": " + shown);
    }

    /** No member is required, and no other is allowed. */
    private static LambdaResponse ofRestApi(FrontEndSettings settings, LambdaRequest request, JsonNode answer)
            throws MalformedAnswerException {
        if (!answer.isNull() && !answer.isMissingNode()) {
            AnswerJson.check(answer.isObject(), "it is no JSON object");
        }
        for (Iterator<String> names = answer.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            AnswerJson.check(OF_A_REST_API.contains(name), "it has a member " + name);
        }
        boolean decodes = acceptsBinary(settings, request);
        AnswerJson json = new AnswerJson(answer);
        return LambdaResponse.of(
                        json.status(200),
                        AnswerJson.merged(json.headers("headers"), json.multiValueHeaders()),
                        json.body(decodes))
                .withDefault("Content-Type", "application/json");
    }

    /** A REST API decodes what the caller says it accepts, looking at the first media type only. */
    private static boolean acceptsBinary(FrontEndSettings settings, LambdaRequest request) {
        return settings.isBinary(EventBody.mediaType(request.header("Accept")));
    }

    private static LambdaResponse ofHttpApi(JsonNode answer, byte[] payload) throws MalformedAnswerException {
        if (!answer.has("statusCode")) {
            return LambdaResponse.of(200, Map.of("Content-Type", List.of("application/json")), payload);
        }
        AnswerJson json = new AnswerJson(answer);
        Map<String, List<String>> headers = json.headers("headers");
        List<String> cookies = json.cookies();
        if (!cookies.isEmpty()) {
            headers.put("Set-Cookie", cookies);
        }
        return LambdaResponse.of(json.status(200), headers, json.body(true));
    }

    private static LambdaResponse ofLoadBalancer(FrontEnd frontEnd, JsonNode answer) throws MalformedAnswerException {
        AnswerJson.check(answer.isObject(), "it is no JSON object");
        AnswerJson.check(answer.hasNonNull("statusCode"), "it has no statusCode");
        boolean multiple = frontEnd == FrontEnd.ALB_MULTI_VALUE;
        AnswerJson json = new AnswerJson(answer);
        AnswerJson.check(
                !multiple
                        || answer.has("multiValueHeaders")
                        || json.headers("headers").isEmpty(),
                "it has headers in place of multiValueHeaders");
        return LambdaResponse.of(
                json.status(200), multiple ? json.multiValueHeaders() : json.headers("headers"), json.body(true));
    }
}
