package io.github.qstash4j.test.junit5;

import static io.github.qstash4j.test.QStashAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.Time;
import io.github.qstash4j.test.Lifetime;
import io.github.qstash4j.test.QStashTest;
import io.github.qstash4j.test.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QStashTest
class AnnotationTest {

    private final DevServer ofConstructor;
    private final App app = App.start();

    AnnotationTest(DevServer server) {
        ofConstructor = server;
    }

    @BeforeAll
    static void beforeAll(QStash client) {
        assertThat(client).isNotNull();
    }

    @BeforeEach
    void tell(TestServer qstash) {
        qstash.deliverTo(app.url());
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void a_message_is_delivered(DevServer server, QStash client, Time time) {
        String id = client.publish(OutgoingMessage.to("https://app.example.com/jobs/receipt"))
                .messageId();

        time.advance(Duration.ZERO);

        assertThat(server.message(id)).isDelivered();
        assertThat(server).isSameAs(ofConstructor);
    }

    @Nested
    class Inside {

        @Test
        void the_server_is_that_of_the_class_around(DevServer server) {
            assertThat(server).isSameAs(ofConstructor);
        }
    }

    @Nested
    @QStashTest(lifetime = Lifetime.METHOD, systemProperties = true)
    class WithItsOwn {

        @Test
        void each_method_has_a_server_and_its_system_properties(DevServer server) {
            assertThat(System.getProperty("qstash.url")).isEqualTo(server.url().toString());
        }
    }
}
