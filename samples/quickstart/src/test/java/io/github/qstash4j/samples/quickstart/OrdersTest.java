package io.github.qstash4j.samples.quickstart;

import static io.github.qstash4j.test.QStashAssertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.test.QStashTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;

@QStashTest
@SpringBootTest(webEnvironment = RANDOM_PORT)
class OrdersTest {

    private static final String APP = "https://app.example.com";

    @Test
    void an_order_is_followed_by_its_receipt_and_called_back(DevServer server, QStash qstash) {
        String id = qstash.publish(OutgoingMessage.to(APP + "/jobs/order-placed")
                        .json(new Order("o-1", 42))
                        .callback(APP + "/callbacks/order-placed"))
                .messageId();

        server.time().advance(Duration.ofSeconds(1));

        assertThat(server.message(id)).isDelivered();
        assertThat(server)
                .messageTo("/jobs/receipt")
                .hasJson("{\"orderId\": \"o-1\", \"amount\": 42}")
                .isDelivered();
        assertThat(server)
                .callbackOf(id)
                .wasPublishedTo("/callbacks/order-placed")
                .isDelivered();
    }

    @Test
    void a_service_that_is_down_is_asked_again_after_the_time_it_named(DevServer server, QStash qstash) {
        String id = qstash.publish(OutgoingMessage.to(APP + "/jobs/flaky").json(new Order("o-3", 1)))
                .messageId();

        server.time().advance(Duration.ofSeconds(19));
        assertThat(server.message(id)).wasAttempted(2).isWaiting();

        server.time().advance(Duration.ofSeconds(1));
        assertThat(server.message(id))
                .wasAttempted(3)
                .withDelays(Duration.ofSeconds(10), Duration.ofSeconds(10))
                .isDelivered();
    }

    @Test
    void an_order_that_is_unknown_is_rejected_for_good_and_reported(DevServer server, QStash qstash) {
        String id = qstash.publish(OutgoingMessage.to(APP + "/jobs/rejected")
                        .json(new Order("o-4", 1))
                        .failureCallback(APP + "/callbacks/failed"))
                .messageId();

        server.time().advance(Duration.ZERO);

        assertThat(server.message(id)).wasAttempted(1).isDeadLettered();
        assertThat(server).failureCallbackOf(id).isDelivered();
    }
}
