package io.github.qstash4j.micronaut;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.consumer.ConsumerDelivery;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.body.MessageBodyHandlerRegistry;
import io.micronaut.http.body.MessageBodyWriter;
import io.micronaut.http.codec.CodecException;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** What the application has answered, written out before QStash is told: nothing can go wrong with it any more then. */
@Singleton
@Requires(classes = Router.class)
final class OwnAnswer {

    static final String REJECTION = "Non-Retryable Error";

    private final MessageBodyHandlerRegistry writers;
    private final @Nullable NamedStatuses named;

    OwnAnswer(MessageBodyHandlerRegistry writers, @Nullable NamedStatuses named) {
        this.writers = writers;
        this.named = named;
    }

    /** Settles a delivery by the exception or the outcome in a response, or else by the response. */
    HttpResponse<?> settled(HttpRequest<?> request, ConsumerExchange exchange, HttpResponse<?> response) {
        ConsumerDelivery delivery = exchange.delivery();
        Throwable thrown = RouteAttributes.getException(response).orElse(null);
        Throwable forgotten =
                thrown == null && response.code() >= 400 ? exchange.thrown().orElse(null) : null;
        Object body = body(response);
        if (thrown != null && isMicronautsLastResort(response)) {
            delivery.threw(thrown);
        } else if (forgotten != null) { // as Micronaut does with an IOException that looks like the caller's end
            delivery.threw(forgotten);
        } else if (thrown instanceof Exception exception) {
            delivery.failed(exception);
        } else if (body instanceof Outcome outcome) {
            delivery.returned(outcome);
        } else if (exchange.owesOutcome()) {
            delivery.returned(null);
        }
        return response(request, delivery.settle(() -> own(response, body)));
    }

    /** What is left where nobody handles an exception. Handlers and error routes have a class of their own. */
    private static boolean isMicronautsLastResort(HttpResponse<?> response) {
        return RouteAttributes.getRouteInfo(response)
                .filter(route -> route.getDeclaringType() == Object.class)
                .isPresent();
    }

    /** Micronaut has taken the body of an answer to HEAD away. */
    private static @Nullable Object body(HttpResponse<?> response) {
        Object body = response.body();
        return body == null ? RouteAttributes.getHeadBody(response).orElse(null) : body;
    }

    private ReceiverResponse own(HttpResponse<?> response, @Nullable Object body) {
        Map<String, String> headers = new LinkedHashMap<>();
        byte[] bytes = body == null ? new byte[0] : written(response, body, headers);
        response.getHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        headers.keySet().removeIf(HttpHeaders.CONTENT_LENGTH::equalsIgnoreCase);
        return ReceiverResponse.of(response.code(), headers, bytes);
    }

    private <T> byte[] written(HttpResponse<?> response, T body, Map<String, String> headers) {
        if (body instanceof byte[] bytes) {
            return bytes;
        } else if (body instanceof Publisher<?>) {
            throw new CodecException("The response is a stream, of which nobody knows yet how it ends.");
        }
        MediaType type = response.getContentType().orElseGet(() -> usualType(response, body));
        @SuppressWarnings("unchecked")
        Argument<T> argument = (Argument<T>) Argument.of(body.getClass());
        MessageBodyWriter<T> writer = writers.getWriter(argument, List.of(type));
        MutableHttpResponse<?> scratch = HttpResponse.ok();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.writeTo(argument, type, body, scratch.getHeaders(), bytes);
        scratch.getHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        headers.putIfAbsent(HttpHeaders.CONTENT_TYPE, type.toString());
        return bytes.toByteArray();
    }

    private static MediaType usualType(HttpResponse<?> response, Object body) {
        return RouteAttributes.getRouteInfo(response)
                .flatMap(route -> route.getProduces().stream().findFirst())
                .orElse(body instanceof CharSequence ? MediaType.TEXT_PLAIN_TYPE : MediaType.APPLICATION_JSON_TYPE);
    }

    /** A receiver's response as Micronaut's. */
    HttpResponse<?> response(HttpRequest<?> request, ReceiverResponse settled) {
        MutableHttpResponse<byte[]> response = empty(request, settled.status());
        settled.headers().forEach(response::header);
        byte[] body = settled.body();
        return body.length == 0 || request.getMethod() == HttpMethod.HEAD ? response : response.body(body);
    }

    /** Where a rejection cannot have its status, {@link NonRetryableResponse} gives it to it, or it is a retry. */
    private MutableHttpResponse<byte[]> empty(HttpRequest<?> request, int status) {
        if (status != ReceiverResponse.NON_RETRYABLE) {
            return HttpResponse.status(status, "Status " + status);
        }
        return named != null && named.areAllFor(request)
                ? HttpResponse.serverError()
                : HttpResponse.status(ReceiverResponse.NON_RETRYABLE, REJECTION);
    }
}
