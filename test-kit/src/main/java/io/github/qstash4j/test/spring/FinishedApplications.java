package io.github.qstash4j.test.spring;

import io.github.qstash4j.test.Lifetime;
import io.github.qstash4j.test.TestServer;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.core.Ordered;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Closes the applications of a server that is about to be closed. No other test class could use them, and Spring would
 * keep them until the JVM ends.
 */
final class FinishedApplications extends AbstractTestExecutionListener {

    /** Nested classes may have applications of their own. */
    private static final Map<TestServer, Queue<TestContext>> OF_SERVER = new ConcurrentHashMap<>();

    @Override
    public int getOrder() {
        // What comes first before a class comes last after it, when nobody needs the application any more.
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void afterTestClass(TestContext test) {
        TestServer.of(test.getTestClass())
                .filter(server -> server.lifetime() == Lifetime.CLASS)
                .ifPresent(server -> {
                    Queue<TestContext> tests = OF_SERVER.computeIfAbsent(server, key -> new ConcurrentLinkedQueue<>());
                    tests.add(test);
                    if (TestServer.endsWith(test.getTestClass())) {
                        OF_SERVER.remove(server);
                        tests.forEach(this::close);
                    }
                });
    }

    private void close(TestContext test) {
        if (test.hasApplicationContext()) {
            test.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
        }
    }
}
