package io.github.qstash4j.samples.quickstart;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.followup.FollowUp;
import io.github.qstash4j.receiver.Callback;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.FailureCallback;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.spring.QStashConsumer;
import java.time.Duration;
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

    /** Gets what the order's consumer answered. */
    @PostMapping("/callbacks/order-placed")
    Outcome called(Callback callback) {
        LOG.info("{} was answered {}: {}", callback.sourceMessageId(), callback.status(), callback.text());
        return Outcome.acknowledge();
    }

    /** Hears why a message was given up. */
    @PostMapping("/callbacks/failed")
    Outcome failed(FailureCallback failure) {
        LOG.info("{} failed with {}: {}", failure.sourceMessageId(), failure.status(), failure.text());
        return Outcome.acknowledge();
    }
}
