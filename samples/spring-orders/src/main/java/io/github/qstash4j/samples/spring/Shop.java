package io.github.qstash4j.samples.spring;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What customers call. An order is not worked on here, but put where nothing of it can be lost. */
@RestController
class Shop {

    private final QStash qstash;
    private final String publicBaseUrl;

    Shop(QStash qstash, @Value("${qstash.public-base-url}") String publicBaseUrl) {
        this.qstash = qstash;
        this.publicBaseUrl = publicBaseUrl;
    }

    @PostMapping("/orders")
    @ResponseStatus(HttpStatus.ACCEPTED)
    String order(@RequestBody Order order) {
        return qstash.publish(OutgoingMessage.to(publicBaseUrl + "/jobs/order-placed")
                        .json(order)
                        .deduplicationId(order.orderId())
                        .failureCallback(publicBaseUrl + "/callbacks/failed"))
                .messageId();
    }
}
