package io.github.qstash4j.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends one request once, over HTTP/1.1 and without following redirects: a redirected publish would carry the token to
 * where nobody sent it.
 */
final class Transport {

    private final HttpClient http;
    private final BaseUrl baseUrl;
    private final String authorization;

    Transport(BaseUrl baseUrl, String token, Duration connectTimeout) {
        this.baseUrl = baseUrl;
        this.authorization = "Bearer " + token;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
    }

    BaseUrl baseUrl() {
        return baseUrl;
    }

    /**
     * The whole answer, or an exception: the time covers its last byte, unlike that of {@link HttpRequest#timeout},
     * which ends with the headers.
     */
    Answer exchange(RestCall call, Duration time) throws IOException, TimeoutException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request(call), head -> new BoundedBody());
        try {
            return Answer.of(answer.get(time.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            throw asIoException(e);
        } finally {
            answer.cancel(true); // closes the connection where there is no answer yet
        }
    }

    private HttpRequest request(RestCall call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl.value() + call.pathAndQuery()))
                .method(call.method(), call.body().publisher())
                .header("Authorization", authorization);
        call.headers().forEach(request::header);
        return request.build();
    }

    private static IOException asIoException(ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IOException failure ? failure : new IOException(failed);
    }
}
