package io.github.qstash4j.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.spring.observation.QStashObservationAutoConfiguration;
import io.micrometer.observation.tck.TestObservationRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PublishObservationTest {

    private static final OutgoingMessage MESSAGE = OutgoingMessage.to("https://a.example.com/jobs");

    private final TestObservationRegistry observations = TestObservationRegistry.create();
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(QStashAutoConfiguration.class, QStashObservationAutoConfiguration.class));
    private volatile String answer = "{\"messageId\":\"msg_1\"}";
    private volatile int status = 200;
    private HttpServer qstash;

    @BeforeEach
    void start() throws IOException {
        qstash = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        qstash.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        qstash.start();
    }

    @AfterEach
    void stop() {
        qstash.stop(0);
    }

    private void with(Consumer<QStash> test) {
        runner.withBean(TestObservationRegistry.class, () -> observations)
                .withPropertyValues(
                        "qstash.token=token",
                        "qstash.url=http://127.0.0.1:" + qstash.getAddress().getPort())
                .run(context -> test.accept(context.getBean(QStash.class)));
    }

    @Test
    void a_message_that_is_published_is_observed() {
        with(client -> client.publish(MESSAGE));

        assertThat(observations)
                .hasObservationWithNameEqualTo("qstash.publish")
                .that()
                .hasBeenStopped()
                .hasLowCardinalityKeyValue("call", "publish")
                .hasLowCardinalityKeyValue("outcome", "published")
                .hasHighCardinalityKeyValue("qstash.messages", "1")
                .hasHighCardinalityKeyValue("qstash.message.id", "msg_1");
    }

    @Test
    void a_batch_of_which_something_was_refused_says_so() {
        answer = "[{\"error\":\"no\"},{\"messageId\":\"msg_2\"}]";

        with(client -> client.batch(List.of(MESSAGE, MESSAGE)));

        assertThat(observations)
                .hasObservationWithNameEqualTo("qstash.publish")
                .that()
                .hasLowCardinalityKeyValue("call", "batch")
                .hasLowCardinalityKeyValue("outcome", "refused")
                .hasHighCardinalityKeyValue("qstash.messages", "2")
                .hasHighCardinalityKeyValue("qstash.message.id", "msg_2");
    }

    @Test
    void a_call_that_fails_is_an_error() {
        status = 400;
        answer = "{\"error\":\"no\"}";

        with(client -> assertThatExceptionOfType(QStashException.class).isThrownBy(() -> client.publish(MESSAGE)));

        assertThat(observations)
                .hasObservationWithNameEqualTo("qstash.publish")
                .that()
                .hasBeenStopped()
                .hasLowCardinalityKeyValue("outcome", "failed")
                .assertThatError()
                .isInstanceOf(QStashException.class);
    }

    @Test
    void an_application_without_Micrometer_or_without_a_registry_publishes_unobserved() {
        runner.withPropertyValues("qstash.token=token")
                .run(context -> assertThat(context)
                        .hasSingleBean(QStash.class)
                        .doesNotHaveBean(HandlingObserver.class)
                        .doesNotHaveBean(QStashClientCustomizer.class));
        runner.withPropertyValues("qstash.token=token")
                .withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(context ->
                        assertThat(context).hasSingleBean(QStash.class).doesNotHaveBean(HandlingObserver.class));
    }
}
