package io.github.qstash4j.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request once, over HTTP/1.1 and without following redirects: a redirected publish would carry the token to
 * where nobody sent it.
 */
final class Transport {

    private final BaseUrl baseUrl;
    private final String authorization;
    private final Duration connectTimeout;

    /** Null until the next request: a client that sends nothing costs a cold start nothing. */
    private @Nullable HttpClient http;

    Transport(BaseUrl baseUrl, String token, Duration connectTimeout) {
        this.baseUrl = baseUrl;
        this.authorization = "Bearer " + token;
        this.connectTimeout = connectTimeout;
    }

    private synchronized HttpClient http() {
        HttpClient current = http;
        if (current == null) {
            current = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(connectTimeout)
                    .build();
            http = current;
        }
        return current;
    }

    /**
     * Java closes the idle ones when it collects their client, and no sooner than the calls on the others have ended.
     */
    synchronized void dropConnections() {
        http = null;
    }

    BaseUrl baseUrl() {
        return baseUrl;
    }

    /**
     * The whole answer, or an {@link IOException}, or a {@link TimeoutException}: the time covers the last byte, unlike
     * that of {@link HttpRequest#timeout}, which ends with the headers. Cancelling hangs up.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // what becomes of the callbacks' own futures does not matter
    CompletableFuture<Answer> exchange(RestCall call, Duration time) {
        CompletableFuture<HttpResponse<byte[]>> response = http().sendAsync(request(call), head -> new BoundedBody());
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        response.whenComplete((whole, failure) -> {
            if (whole != null) {
                answer.complete(Answer.of(whole));
            } else if (failure != null) {
                answer.completeExceptionally(Failures.unwrapped(failure));
            }
        });
        answer.orTimeout(time.toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((whole, failure) -> response.cancel(true)); // hangs up where there is no answer yet
        return answer;
    }

    /** The answer as soon as its head is there; the body is read while it comes. Cancelling hangs up. */
    CompletableFuture<HttpResponse<LiveBody>> open(RestCall call) {
        return http().sendAsync(request(call), head -> new LiveBody());
    }

    private HttpRequest request(RestCall call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl.value() + call.pathAndQuery()))
                .method(call.method(), call.body().publisher())
                .header("Authorization", authorization);
        call.headers().forEach(request::header);
        return request.build();
    }
}
