package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.RequestHeaders;
import io.github.qstash4j.receiver.consumer.ConsumerDelivery;
import io.github.qstash4j.spring.Handling;
import io.github.qstash4j.spring.ObservedEndpoint;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;

/** Verifies what is for a consumer before anything else reads it, and settles it when the response is complete. */
final class ConsumerFilter extends OncePerRequestFilter {

    private static final System.Logger LOGGER = System.getLogger(ConsumerFilter.class.getName());

    private final ConsumerMethods consumers;
    private final Duration lease;

    /** @param lease how long work that comes later may take, unless the application says how long */
    ConsumerFilter(ConsumerMethods consumers, Duration lease) {
        this.consumers = consumers;
        this.lease = lease;
    }

    /** What began in one dispatch is settled in the last one. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ConsumerExchange> running = ConsumerExchange.of(request);
        if (running.isPresent()) {
            if (running.get().delivery().isSettled()) {
                return; // It was dispatched by somebody who comes too late.
            }
            proceed(running.get(), request, response, chain);
            return;
        }
        HandlerMethod consumer = consumerFor(request);
        if (consumer == null) {
            chain.doFilter(request, response);
            return;
        }
        ObservedEndpoint endpoint = consumers.endpoint(consumer);
        Admission admission = endpoint.admit(translate(request));
        if (admission instanceof Admission.Admitted admitted) {
            ConsumerExchange exchange = new ConsumerExchange(admitted, consumer, endpoint.handling(admitted));
            exchange.attachTo(request);
            new LaterWork(exchange).register(WebAsyncUtils.getAsyncManager(request));
            proceed(
                    exchange,
                    new VerifiedRequest(request, admitted.delivery().bytes(), lease),
                    new SettledResponse(response),
                    chain);
        } else {
            SettledResponse.write(((Admission.Answered) admission).response(), response);
        }
    }

    /** Settles while it is still observed, since follow-up work is sent then. */
    private void proceed(
            ConsumerExchange exchange, HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        boolean wasAsync = request.isAsyncStarted();
        Handling.Current current = exchange.handling().open();
        try {
            Throwable thrown = dispatch(exchange.delivery(), request, response, chain);
            if (!isAsyncStarted(request)) {
                settle(exchange, request, response, !wasAsync && request.isAsyncStarted());
            }
            if (thrown instanceof Error error) {
                throw error;
            }
        } finally {
            current.close();
        }
    }

    private static @Nullable Throwable dispatch(
            ConsumerDelivery delivery, HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
            return null;
        } catch (Throwable thrown) { // Kotlin and the like throw what is not declared.
            delivery.threw(
                    thrown instanceof ServletException && thrown.getCause() != null ? thrown.getCause() : thrown);
            return thrown;
        }
    }

    /**
     * Ends what was started in the container instead of with Spring, whose dispatch would run the consumer again and of
     * which nobody knows when it is done, and answers: in this order, so that nothing is dispatched after the answer.
     */
    private static void settle(
            ConsumerExchange exchange, HttpServletRequest request, HttpServletResponse response, boolean isAstray) {
        if (isAstray) {
            exchange.delivery()
                    .threw(
                            new IllegalStateException(
                                    "A QStash consumer called HttpServletRequest.startAsync."
                                            + " To work asynchronously, it returns a CompletionStage, Mono, Callable or DeferredResult."));
            try {
                request.getAsyncContext().complete();
            } catch (IllegalStateException e) {
                LOGGER.log(System.Logger.Level.DEBUG, "It has ended already, or is dispatched, which runs nothing", e);
            }
        }
        ReceiverResponse answer = SettledResponse.in(response).settle(exchange.delivery());
        if (!exchange.delivery().isSettled()) {
            exchange.handling().unfinished(answer);
        }
    }

    /** A request that no mapping takes is no consumer's, whatever Spring will say of it. */
    private @Nullable HandlerMethod consumerFor(HttpServletRequest request) {
        try {
            return consumers.consumerFor(request);
        } catch (Exception e) {
            return null;
        }
    }

    private static ReceiverRequest translate(HttpServletRequest request) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return new ReceiverRequest(
                request.getRequestURL() + query,
                asRequested(request).getRequestURI() + query,
                RequestHeaders.of(headers),
                DeliveryBody.of(request.getInputStream(), request.getContentLengthLong()));
    }

    /** Below the filter that believes {@code X-Forwarded-Prefix}. */
    private static HttpServletRequest asRequested(HttpServletRequest request) {
        ServletRequest innermost = request;
        while (innermost instanceof ServletRequestWrapper wrapper) {
            innermost = wrapper.getRequest();
        }
        return innermost instanceof HttpServletRequest http ? http : request;
    }
}
