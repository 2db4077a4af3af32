package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.RequestHeaders;
import io.github.qstash4j.spring.ConsumerEndpoint;
import io.github.qstash4j.spring.Handling;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;

/** Verifies what is for a consumer before anything else reads it, and settles it when the response is complete. */
final class ConsumerFilter extends OncePerRequestFilter {

    private final ConsumerMethods consumers;

    ConsumerFilter(ConsumerMethods consumers) {
        this.consumers = consumers;
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
            proceed(running.get(), request, response, chain);
            return;
        }
        HandlerMethod consumer = consumerFor(request);
        if (consumer == null) {
            chain.doFilter(request, response);
            return;
        }
        ConsumerEndpoint endpoint = consumers.endpoint(consumer);
        Admission admission = endpoint.admit(translate(request));
        if (admission instanceof Admission.Admitted admitted) {
            ConsumerExchange exchange = new ConsumerExchange(admitted, consumer, endpoint.handling(admitted));
            exchange.attachTo(request);
            proceed(
                    exchange,
                    new VerifiedRequest(request, admitted.delivery().bytes()),
                    new SettledResponse(response),
                    chain);
        } else {
            SettledResponse.write(((Admission.Answered) admission).response(), response);
        }
    }

    /** Settles while it is still observed, since follow-up work is sent then. */
    private void proceed(
            ConsumerExchange exchange, HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        Handling.Current current = exchange.handling().open();
        try {
            dispatch(exchange, request, response, chain);
            if (!isAsyncStarted(request)) {
                SettledResponse.in(response).settle(exchange.delivery());
            }
        } finally {
            current.close();
        }
    }

    private static void dispatch(
            ConsumerExchange exchange, HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
        } catch (ServletException e) {
            exchange.delivery().threw(e.getCause() == null ? e : e.getCause());
        } catch (IOException | RuntimeException e) {
            exchange.delivery().threw(e);
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
