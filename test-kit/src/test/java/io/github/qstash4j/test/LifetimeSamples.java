package io.github.qstash4j.test;

import io.github.qstash4j.devserver.DevServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Classes that show which server each of their tests had; all of them expect it to be open. */
final class LifetimeSamples {

    /** By the class and the name of the test. */
    static final Map<String, List<DevServer>> SEEN = new ConcurrentHashMap<>();

    private LifetimeSamples() {}

    static void seen(DevServer server, TestInfo test) {
        server.time().advance(Duration.ZERO);
        String name = test.getTestClass().orElseThrow().getSimpleName() + "."
                + test.getTestMethod().orElseThrow().getName();
        SEEN.computeIfAbsent(name, key -> new CopyOnWriteArrayList<>()).add(server);
    }

    static DevServer of(String test) {
        return SEEN.getOrDefault(test, List.of()).get(0);
    }

    static List<DevServer> all() {
        return SEEN.values().stream().flatMap(List::stream).toList();
    }

    static class Tests {

        @Test
        void one(DevServer server, TestInfo test) {
            seen(server, test);
        }

        @RepeatedTest(2)
        void repeated(DevServer server, TestInfo test) {
            seen(server, test);
        }
    }

    @QStashTest
    static class PerClass extends Tests {

        @Nested
        class Inner extends Tests {}

        @Nested
        @QStashTest(publicBaseUrl = "https://other.example.com")
        class WithItsOwn extends Tests {}
    }

    @QStashTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance extends Tests {

        OneInstance(DevServer server) {
            server.time().advance(Duration.ZERO);
        }
    }

    @QStashTest(lifetime = Lifetime.METHOD)
    static class PerMethod extends Tests {

        private final DevServer ofConstructor;

        PerMethod(DevServer server) {
            ofConstructor = server;
        }

        @Override
        @Test
        void one(DevServer server, TestInfo test) {
            seen(ofConstructor, test);
            seen(server, test);
        }

        @Nested
        class InnerPerMethod extends Tests {}
    }

    @QStashTest(lifetime = Lifetime.METHOD)
    static class ParameterizedPerMethod {

        static Stream<String> urls(DevServer server) {
            SEEN.put("urls", List.of(server));
            return Stream.of("https://one.example.com", "https://two.example.com");
        }

        @ParameterizedTest
        @MethodSource("urls")
        void each(String url, DevServer server, TestInfo test) {
            seen(server, test);
        }
    }

    @QStashTest(lifetime = Lifetime.SESSION)
    static class Session extends Tests {

        @Nested
        class InnerSession extends Tests {}
    }

    @QStashTest(lifetime = Lifetime.SESSION)
    static class SameSession extends Tests {}

    @QStashTest(lifetime = Lifetime.SESSION, seed = 7)
    static class OtherSession extends Tests {}

    static class InheritingOne extends PerClass {}

    static class InheritingTwo extends PerClass {}

    static class StaticField extends Tests {

        @RegisterExtension
        static final QStashExtension qstash = QStashExtension.create();

        @Override
        @Test
        void one(DevServer server, TestInfo test) {
            seen(qstash.server(), test);
            seen(server, test);
        }

        @Nested
        class InnerStatic extends Tests {}
    }

    static class StaticFieldInherited extends StaticField {}

    static class InstanceField extends Tests {

        @RegisterExtension
        final QStashExtension qstash = QStashExtension.create();
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class InstanceFieldOfOneInstance extends InstanceField {}

    static class StaticFieldPerMethod {

        @RegisterExtension
        static final QStashExtension qstash =
                QStashExtension.builder().lifetime(Lifetime.METHOD).build();

        @Test
        void one(TestInfo test) {
            seen(qstash.server(), test);
        }

        @Test
        void two(TestInfo test) {
            seen(qstash.server(), test);
        }
    }

    static class BeforeTheTests {

        @RegisterExtension
        static final QStashExtension qstash = QStashExtension.create();

        static final Map<String, String> PROPERTIES = qstash.properties();

        @Test
        void one(DevServer server, TestInfo test) {
            seen(server, test);
            if (!PROPERTIES.containsValue(server.url().toString())) {
                throw new AssertionError("Another server was started before the tests.");
            }
        }
    }

    @QStashTest
    static class FailsBefore {

        @BeforeAll
        static void fail(DevServer server) {
            SEEN.put("FailsBefore", List.of(server));
            throw new IllegalStateException("before");
        }

        @Test
        void one() {}
    }

    @QStashTest
    static class FailsAfter {

        @AfterAll
        static void fail(DevServer server) {
            SEEN.put("FailsAfter", List.of(server));
            throw new IllegalStateException("after");
        }

        @Test
        void one() {}
    }

    /** Two at once, or it fails. */
    abstract static class Concurrent {

        static final CyclicBarrier BOTH = new CyclicBarrier(2);

        static void together(DevServer server, TestInfo test) throws Exception {
            BOTH.await(10, TimeUnit.SECONDS);
            seen(server, test);
            BOTH.await(10, TimeUnit.SECONDS);
        }
    }

    @QStashTest(lifetime = Lifetime.METHOD)
    static class ConcurrentMethods extends Concurrent {

        @Test
        void one(DevServer server, TestInfo test) throws Exception {
            together(server, test);
        }

        @Test
        void two(DevServer server, TestInfo test) throws Exception {
            together(server, test);
        }
    }

    @QStashTest
    static class ConcurrentClass extends Concurrent {

        @Test
        void one(DevServer server, TestInfo test) throws Exception {
            together(server, test);
        }
    }

    static class OtherConcurrentClass extends ConcurrentClass {}
}
