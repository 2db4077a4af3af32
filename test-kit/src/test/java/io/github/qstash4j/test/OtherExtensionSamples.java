package io.github.qstash4j.test;

import io.github.qstash4j.devserver.DevServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** Classes with another extension, which fails before that of the server is asked. */
final class OtherExtensionSamples {

    private OtherExtensionSamples() {}

    /** Starts the application, as it were, and fails. */
    static final class FailsFirst implements BeforeAllCallback, TestInstancePostProcessor {

        @Override
        public void beforeAll(ExtensionContext context) {
            throw failure(context.getRequiredTestClass());
        }

        @Override
        public void postProcessTestInstance(Object testInstance, ExtensionContext context) {
            throw failure(testInstance.getClass());
        }

        private static IllegalStateException failure(Class<?> testClass) {
            DevServer server = TestServer.of(testClass).orElseThrow().server();
            LifetimeSamples.SEEN.put(testClass.getSimpleName(), List.of(server));
            return new IllegalStateException("first");
        }
    }

    @ExtendWith(FailsFirst.class)
    @QStashTest
    static class AnotherFailsFirst {

        @Test
        void one() {}
    }

    @ExtendWith(FailsFirst.class)
    @QStashTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class AnotherFailsWithTheInstance {

        @Test
        void one() {}
    }

    static final class FailsBeforeEach implements BeforeEachCallback {

        @Override
        public void beforeEach(ExtensionContext context) {
            throw new IllegalStateException("first");
        }
    }

    @ExtendWith(FailsBeforeEach.class)
    static class AnotherFailsBeforeEach {

        @RegisterExtension
        final QStashExtension qstash = QStashExtension.create();

        AnotherFailsBeforeEach() {
            LifetimeSamples.SEEN.put("AnotherFailsBeforeEach", List.of(qstash.server()));
        }

        @Test
        void one() {}
    }
}
