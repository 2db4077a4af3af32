package io.github.qstash4j.test.junit5;

import static io.github.qstash4j.test.QStashAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.message.Response;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.test.Lifetime;
import io.github.qstash4j.test.QStashExtension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExtensionTest {

    @RegisterExtension
    static final QStashExtension qstash = QStashExtension.builder()
            .lifetime(Lifetime.SESSION)
            .server(server -> server.destination("https://mail.example.com", request -> Response.of(202)))
            .build();

    /** As an application that starts with the class asks for them. */
    static final Map<String, String> PROPERTIES = qstash.properties();

    @Test
    void a_message_is_delivered(DevServer server) {
        String id = qstash.client()
                .publish(OutgoingMessage.to("https://mail.example.com/send"))
                .messageId();

        qstash.time().advance(Duration.ZERO);

        assertThat(server.message(id)).wasAnswered(202);
        assertThat(server).isSameAs(qstash.server());
        assertThat(PROPERTIES).isEqualTo(qstash.properties());
        assertThat(Receiver.fromEnvironment(qstash.environment())).isNotNull();
    }
}
