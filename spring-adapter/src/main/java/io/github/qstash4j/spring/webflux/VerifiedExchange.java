package io.github.qstash4j.spring.webflux;

import io.github.qstash4j.receiver.consumer.ConsumerDelivery;
import io.github.qstash4j.spring.web.ConsumerMethod;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.core.codec.CodecException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.adapter.DefaultServerWebExchange;
import org.springframework.web.server.i18n.AcceptHeaderLocaleContextResolver;
import reactor.core.publisher.Mono;

/**
 * An exchange whose body was read and verified, and can be read again: as bytes, as a form and as the parts of a
 * multipart body. It is found in an attribute, which no caller can set, and so in whatever is made of it later.
 */
final class VerifiedExchange extends ServerWebExchangeDecorator {

    private static final String ATTRIBUTE = VerifiedExchange.class.getName();

    private final ConsumerDelivery delivery;
    private final VerifiedRequest request;
    private final HeldResponse response;
    private final ServerWebExchange forms;

    VerifiedExchange(ServerWebExchange exchange, ConsumerDelivery delivery, ServerCodecConfigurer codecs) {
        super(exchange);
        this.delivery = delivery;
        this.request =
                new VerifiedRequest(exchange.getRequest(), delivery.delivery().bytes());
        this.response = new HeldResponse(exchange.getResponse());
        // Spring's own exchange reads forms out of the request that it is given, and the original has been read.
        this.forms = new DefaultServerWebExchange(
                request, response, unused -> exchange.getSession(), codecs, new AcceptHeaderLocaleContextResolver());
        getAttributes().put(ATTRIBUTE, this);
    }

    static Optional<VerifiedExchange> of(ServerWebExchange exchange) {
        return Optional.ofNullable((VerifiedExchange) exchange.getAttributes().get(ATTRIBUTE));
    }

    /** The delivery that an argument or a return value of a consumer belongs to. */
    static ConsumerDelivery required(ServerWebExchange exchange, MethodParameter place) {
        return of(exchange).map(VerifiedExchange::delivery).orElseThrow(() -> ConsumerMethod.noConsumer(place));
    }

    ConsumerDelivery delivery() {
        return delivery;
    }

    /** Whether nobody has sent it elsewhere since it was verified. */
    boolean isStillFor(ServerHttpRequest other) {
        return request.getURI().equals(other.getURI()) && request.getMethod().equals(other.getMethod());
    }

    @Override
    public VerifiedRequest getRequest() {
        return request;
    }

    @Override
    public HeldResponse getResponse() {
        return response;
    }

    @Override
    public Mono<MultiValueMap<String, String>> getFormData() {
        return forms.getFormData().onErrorMap(VerifiedExchange::isNoForm, VerifiedExchange::unfit);
    }

    @Override
    public Mono<MultiValueMap<String, Part>> getMultipartData() {
        return forms.getMultipartData().onErrorMap(VerifiedExchange::isNoForm, VerifiedExchange::unfit);
    }

    /** Spring reports as a failure of its own what the sender has sent. */
    private static boolean isNoForm(Throwable thrown) {
        return thrown instanceof CodecException
                || thrown instanceof IllegalArgumentException
                || thrown instanceof DataBufferLimitException;
    }

    private static Throwable unfit(Throwable thrown) {
        return new ServerWebInputException("It cannot be read as the form that it says it is.", null, thrown);
    }

    @Override
    public Mono<Void> cleanupMultipart() {
        return forms.cleanupMultipart();
    }
}
