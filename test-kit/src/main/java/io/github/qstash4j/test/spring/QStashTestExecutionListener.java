package io.github.qstash4j.test.spring;

import io.github.qstash4j.test.TestServer;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Delivers to the application of the class that is tested next, which Spring may have kept from an earlier one. */
final class QStashTestExecutionListener extends AbstractTestExecutionListener {

    @Override
    public int getOrder() {
        // Behind those that start the application.
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void beforeTestClass(TestContext test) {
        // One that starts only later says itself where it is.
        if (test.hasApplicationContext()) {
            TestServer.of(test.getTestClass())
                    .ifPresent(server -> WebServerAddress.tell(server, test.getApplicationContext()));
        }
    }
}
