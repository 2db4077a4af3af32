package io.github.qstash4j.test.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.qstash4j.test.lambda.InvocationResult.FunctionError;
import io.github.qstash4j.test.lambda.InvocationResult.Returned;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/**
 * The Runtime API that a runtime client asks for events and gives answers to.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda: the Runtime API</a>
 */
final class RuntimeApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROOT = "/2018-06-01/runtime/";
    private static final Pattern END = Pattern.compile(ROOT + "invocation/([^/]+)/(response|error)");

    private final ExecutionEnvironment environment;

    RuntimeApi(ExecutionEnvironment environment) {
        this.environment = environment;
    }

    ClassicHttpResponse answer(ClassicHttpRequest request) throws IOException, InterruptedException {
        String call = request.getMethod() + " " + request.getPath();
        Matcher end = END.matcher(String.valueOf(request.getPath()));
        if (call.equals("GET " + ROOT + "invocation/next")) {
            return next();
        }
        if (call.equals("GET " + ROOT + "restore/next")) {
            return status(200, "OK");
        }
        if (call.equals("POST " + ROOT + "init/error") || call.equals("POST " + ROOT + "restore/error")) {
            environment.initFailed(error(request));
            return status(202, "OK");
        }
        if (request.getMethod().equals("POST") && end.matches()) {
            return end.group(2).equals("error")
                    ? ended(end.group(1), error(request))
                    : ended(end.group(1), returned(request));
        }
        return status(404, "There is no such call of the Runtime API.");
    }

    private ClassicHttpResponse next() throws IOException, InterruptedException {
        PendingInvocation next = environment.next();
        if (next == null) {
            throw new IOException("The process gets no more events.");
        }
        ClassicHttpResponse response = new BasicClassicHttpResponse(200);
        response.addHeader("Lambda-Runtime-Aws-Request-Id", next.id());
        response.addHeader(
                "Lambda-Runtime-Deadline-Ms",
                System.currentTimeMillis() + environment.timeout().toMillis());
        response.addHeader(
                "Lambda-Runtime-Invoked-Function-Arn",
                "arn:aws:lambda:" + FunctionEnvironment.REGION + ":" + LambdaEvents.ACCOUNT + ":function:"
                        + environment.functionName());
        response.addHeader("Lambda-Runtime-Trace-Id", "Root=1-" + EventHeaders.trace() + ";Sampled=0");
        response.setEntity(new ByteArrayEntity(next.event(), ContentType.APPLICATION_JSON));
        return response;
    }

    private ClassicHttpResponse ended(String id, InvocationResult how) {
        if (!environment.end(id, how)) {
            return status(400, "There is no such invocation.");
        }
        return how instanceof FunctionError error && error.equals(FunctionError.tooLarge())
                ? status(413, error.message())
                : status(202, "OK");
    }

    private static InvocationResult returned(ClassicHttpRequest request) throws IOException {
        byte[] payload = Bodies.read(request, InvocationResult.MAX_PAYLOAD);
        return payload == null ? FunctionError.tooLarge() : new Returned(payload);
    }

    private static FunctionError error(ClassicHttpRequest request) throws IOException {
        byte[] payload = Bodies.read(request, InvocationResult.MAX_PAYLOAD);
        if (payload == null) {
            return FunctionError.tooLarge();
        }
        JsonNode json = JSON.readTree(payload);
        return new FunctionError(
                json.path("errorType").asText("Unhandled"),
                json.path("errorMessage").asText(""));
    }

    private static ClassicHttpResponse status(int status, String sentence) {
        ClassicHttpResponse response = new BasicClassicHttpResponse(status);
        String json = JSON.createObjectNode().put("status", sentence).toString();
        response.setEntity(new ByteArrayEntity(json.getBytes(UTF_8), ContentType.APPLICATION_JSON));
        return response;
    }
}
