package io.github.qstash4j.samples.micronaut;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** What customers call. An order is not worked on here, but put where nothing of it can be lost. */
@Controller
class Shop {

    private final QStash qstash;
    private final String publicBaseUrl;

    Shop(QStash qstash, @Value("${qstash.public-base-url}") String publicBaseUrl) {
        this.qstash = qstash;
        this.publicBaseUrl = publicBaseUrl;
    }

    @Post("/orders")
    @Status(HttpStatus.ACCEPTED)
    @Produces(MediaType.TEXT_PLAIN)
    @ExecuteOn(TaskExecutors.BLOCKING)
    String order(@Body Order order) {
        return qstash.publish(OutgoingMessage.to(publicBaseUrl + "/jobs/order-placed")
                        .json(order)
                        .deduplicationId(order.orderId())
                        .failureCallback(publicBaseUrl + "/callbacks/failed"))
                .messageId();
    }
}
