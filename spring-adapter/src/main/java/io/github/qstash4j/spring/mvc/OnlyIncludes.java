package io.github.qstash4j.spring.mvc;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/**
 * Where a consumer may not forward to: Tomcat ends a response that was forwarded, also the one below our wrapper, and a
 * delivery that fails to settle afterwards would have told QStash 200.
 */
final class OnlyIncludes implements RequestDispatcher {

    private final RequestDispatcher dispatcher;

    OnlyIncludes(RequestDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    /** @throws IllegalStateException always */
    @Override
    public void forward(ServletRequest request, ServletResponse response) {
        throw new IllegalStateException("A QStash consumer cannot forward: its response is held back until the delivery"
                + " is settled. Return an Outcome or a body.");
    }

    @Override
    public void include(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        dispatcher.include(request, response);
    }
}
