package io.github.qstash4j.samples.quickstart;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.followup.FollowUp;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.spring.QStashConsumer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Everything that QStash calls. Nobody else gets in. */
@QStashConsumer
@RestController
class Orders {

    private static final Logger LOG = LoggerFactory.getLogger(Orders.class);

    private final String publicBaseUrl;

    Orders(@Value("${qstash.public-base-url}") String publicBaseUrl) {
        this.publicBaseUrl = publicBaseUrl;
    }

    /** The receipt is sent when this delivery is acknowledged, and not twice when QStash delivers it again. */
    @PostMapping("/jobs/order-placed")
    Outcome placed(@RequestBody Order order, FollowUp followUp) {
        followUp.publish(
                "receipt", OutgoingMessage.to(publicBaseUrl + "/jobs/receipt").json(order));
        return Outcome.acknowledge("shipped " + order.orderId());
    }

    @PostMapping("/jobs/receipt")
    Outcome receipt(@RequestBody Order order) {
        LOG.info("receipt for {} over {} cents", order.orderId(), order.amount());
        return Outcome.acknowledge();
    }

    /** A service that is down for a while. */
    @PostMapping("/jobs/flaky")
    Outcome flaky(Delivery delivery) {
        return delivery.retried() < 2 ? Outcome.retryAfter(Duration.ofSeconds(10)) : Outcome.acknowledge();
    }

    /** No retry can help: straight to the dead letter queue. */
    @PostMapping("/jobs/rejected")
    Outcome rejected(@RequestBody Order order) {
        return Outcome.reject("there is no order " + order.orderId());
    }

    /** Gets what the order's consumer answered, or why a message failed. */
    @PostMapping({"/callbacks/order-placed", "/callbacks/failed"})
    Outcome called(@RequestBody Result result) {
        String answer = new String(Base64.getDecoder().decode(result.body()), StandardCharsets.UTF_8);
        LOG.info("{} was answered {}: {}", result.sourceMessageId(), result.status(), answer);
        return Outcome.acknowledge();
    }

    /** The part of a callback that this application needs. */
    record Result(String sourceMessageId, int status, String body) {}
}
