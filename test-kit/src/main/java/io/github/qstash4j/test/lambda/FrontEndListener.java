package io.github.qstash4j.test.lambda;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/** One front end on a port: turns HTTP into events, and answers into HTTP. */
final class FrontEndListener implements AutoCloseable {

    private static final Set<String> NOT_FROM_THE_FUNCTION =
            Set.of("content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "trailer", "te");

    private final FrontEndSettings settings;
    private final Function<byte[], CompletableFuture<InvocationResult>> function;
    private final FunctionOutput output;
    private final LoopbackServer server;

    FrontEndListener(
            FrontEndSettings settings,
            int port,
            Function<byte[], CompletableFuture<InvocationResult>> function,
            FunctionOutput output) {
        this.settings = settings;
        this.function = function;
        this.output = output;
        server = new LoopbackServer("qstash4j-lambda-" + settings.frontEnd().option(), port, this::answer, output);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private ClassicHttpResponse answer(ClassicHttpRequest request) throws IOException, InterruptedException {
        FrontEnd frontEnd = settings.frontEnd();
        if (!isWellFormed(request)) {
            return refused(request, new BasicClassicHttpResponse(400));
        }
        byte[] body = Bodies.read(request, frontEnd.maxBody());
        if (body == null) {
            return refused(
                    request,
                    http(Refusals.tooLarge(frontEnd, "The body is longer than " + frontEnd.maxBody() + " bytes.")));
        }
        return http(answer(LambdaRequest.of(request.getMethod(), url(request), headers(request), body)));
    }

    /** Answers without reading the rest: the HTTP library would read it else, and it may have no end. */
    private static ClassicHttpResponse refused(ClassicHttpRequest request, ClassicHttpResponse response) {
        request.setEntity(null);
        response.setHeader("Connection", "close");
        return response;
    }

    /** What two readers could understand in two ways must not reach a function that checks where it was sent to. */
    private static boolean isWellFormed(ClassicHttpRequest request) {
        Header[] hosts = request.getHeaders("Host");
        int lengths = request.getHeaders("Content-Length").length + request.getHeaders("Transfer-Encoding").length;
        return hosts.length == 1
                && String.valueOf(hosts[0].getValue()).matches("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]+)?")
                && String.valueOf(request.getPath()).matches("/[^#]*")
                && lengths <= 1;
    }

    private LambdaResponse answer(LambdaRequest request) throws InterruptedException {
        FrontEnd frontEnd = settings.frontEnd();
        if (!settings.serves(request.path())) {
            return Refusals.elsewhere(
                    frontEnd, "The path " + request.path() + " is not below " + settings.prefix() + ".");
        }
        byte[] event = LambdaEvents.of(settings, request);
        if (event.length > InvocationResult.MAX_PAYLOAD) {
            return Refusals.tooLarge(frontEnd, "The event is longer than " + InvocationResult.MAX_PAYLOAD + " bytes.");
        }
        try {
            long patience = settings.integrationTimeout().toMillis();
            return Answers.of(settings, request, function.apply(event).get(patience, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Refusals.waitedTooLong(
                    frontEnd,
                    "No answer came in " + settings.integrationTimeout().toSeconds() + " s; the function goes on.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("An invocation always ends with a result.", e);
        }
    }

    private String url(ClassicHttpRequest request) {
        String authority = request.getFirstHeader("Host").getValue();
        boolean local = settings.domain() == null && authority.matches("(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]+)?");
        // In AWS the front end ends TLS. Only who asks for this machine by name cannot have meant that.
        return (local ? "http" : "https") + "://" + authority + request.getPath();
    }

    private static List<LambdaRequest.Header> headers(ClassicHttpRequest request) {
        List<LambdaRequest.Header> headers = new ArrayList<>();
        for (Header header : request.getHeaders()) {
            headers.add(new LambdaRequest.Header(header.getName(), String.valueOf(header.getValue())));
        }
        return headers;
    }

    private ClassicHttpResponse http(LambdaResponse answer) {
        answer.fault()
                .ifPresent(why -> output.append(settings.frontEnd().option() + " answered " + answer.status() + ": "
                        + why + System.lineSeparator()));
        ClassicHttpResponse response = new BasicClassicHttpResponse(answer.status());
        answer.headers().forEach((name, values) -> {
            if (!NOT_FROM_THE_FUNCTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> response.addHeader(name, value));
            }
        });
        if (answer.status() >= 200 && answer.status() != 204 && answer.status() != 304) {
            response.setEntity(new ByteArrayEntity(answer.bytes(), null));
        }
        return response;
    }

    @Override
    public void close() {
        server.close();
    }
}
