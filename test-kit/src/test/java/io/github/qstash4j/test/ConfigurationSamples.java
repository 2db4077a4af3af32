package io.github.qstash4j.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.Time;
import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Classes that ask for what they can have, and for what they cannot. */
final class ConfigurationSamples {

    private ConfigurationSamples() {}

    @QStashTest
    static class EveryParameter {

        private static DevServer ofBeforeAll;
        private final DevServer ofConstructor;
        private final DevServer ofBeforeEach;

        EveryParameter(DevServer server, TestServer testServer) {
            ofConstructor = server;
            ofBeforeEach = testServer.server();
        }

        @BeforeAll
        static void beforeAll(DevServer server, QStash client, Time time, TestServer testServer) {
            ofBeforeAll = server;
        }

        @BeforeEach
        void beforeEach(DevServer server, QStash client, Time time, TestServer testServer) {
            assertThat(server).isSameAs(ofBeforeEach);
        }

        @Test
        void all_are_of_one_server(DevServer server, QStash client, Time time, TestServer testServer) {
            assertThat(server).isSameAs(ofBeforeAll).isSameAs(ofConstructor).isSameAs(testServer.server());
            assertThat(time).isSameAs(server.time());
            client.publish(AssertedServer.to("/jobs/receipt"));
            assertThat(server.timeline().events()).hasSize(1);
        }
    }

    @QStashTest(lifetime = Lifetime.METHOD)
    static class MethodServerInBeforeAll {

        @BeforeAll
        static void beforeAll(Time time) {}

        @Test
        void test() {}
    }

    @QStashTest(lifetime = Lifetime.METHOD)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class MethodServerInConstructor {

        MethodServerInConstructor(DevServer server) {}

        @Test
        void test() {}
    }

    @QStashTest
    static class AnnotationAndField {

        @RegisterExtension
        static final QStashExtension qstash = QStashExtension.create();

        @Test
        void test() {}
    }

    static class TwoFields {

        @RegisterExtension
        static final QStashExtension one = QStashExtension.create();

        @RegisterExtension
        final QStashExtension two = QStashExtension.create();

        @Test
        void test() {}
    }

    @ExtendWith(QStashExtension.class)
    static class WithoutAnnotation {

        @Test
        void test() {}
    }

    @QStashTest(speed = -1)
    static class NoSpeed {

        @Test
        void test() {}
    }

    @QStashTest(publicBaseUrl = "app.example.com")
    static class NoUrl {

        @Test
        void test() {}
    }

    @QStashTest(speed = 1000)
    static class Fast {

        @Test
        void time_moves_by_itself(DevServer server, QStash client, TestServer testServer) {
            testServer.withoutApplication("none");
            String id = client.publish(
                            AssertedServer.to("/jobs/receipt").retries(0).delay(Duration.ofSeconds(20)))
                    .messageId();
            QStashAssertions.assertThat(server.awaitEnd(id, Duration.ofSeconds(10)))
                    .isDeadLettered();
        }
    }

    @QStashTest(seed = 42)
    static class Seeded {

        static String id = "";

        @Test
        void ids_are_those_of_the_seed(QStash client) {
            id = client.publish(AssertedServer.to("/jobs/receipt")).messageId();
        }
    }

    @QStashTest(systemProperties = true)
    static class SystemPropertiesSet {

        @Test
        void they_are_those_of_the_server(TestServer server) {
            server.properties()
                    .forEach((name, value) ->
                            assertThat(System.getProperty(name)).isEqualTo(value));
        }
    }

    static class SystemPropertiesOfField {

        @RegisterExtension
        final QStashExtension qstash = QStashExtension.builder()
                .lifetime(Lifetime.METHOD)
                .systemProperties()
                .build();

        @Test
        void they_are_those_of_the_server() {
            assertThat(System.getProperty("qstash.url"))
                    .isEqualTo(qstash.server().url().toString());
        }
    }

    abstract static class AtTheSameTime {

        static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @RegisterExtension
        static final QStashExtension qstash = QStashExtension.create();

        @Test
        void test() throws Exception {
            BOTH.await(1, TimeUnit.SECONDS);
        }
    }

    static class OneAtTheSameTime extends AtTheSameTime {}

    static class OtherAtTheSameTime extends AtTheSameTime {}

    static class MethodsAtTheSameTime {

        static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @RegisterExtension
        static final QStashExtension qstash =
                QStashExtension.builder().lifetime(Lifetime.METHOD).build();

        @Test
        void one() throws Exception {
            ask();
        }

        @Test
        void two() throws Exception {
            ask();
        }

        private static void ask() throws Exception {
            BOTH.await(10, TimeUnit.SECONDS);
            try {
                qstash.server();
            } finally {
                BOTH.await(10, TimeUnit.SECONDS);
            }
        }
    }
}
