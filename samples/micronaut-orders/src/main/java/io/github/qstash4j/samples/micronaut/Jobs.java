package io.github.qstash4j.samples.micronaut;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.followup.FollowUp;
import io.github.qstash4j.micronaut.QStashConsumer;
import io.github.qstash4j.micronaut.QStashHeader;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.consumer.QStashScheduled;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.time.Duration;

/** What QStash calls to have work done. */
@Controller("/jobs")
class Jobs {

    private final Book book;
    private final String receiptUrl;

    Jobs(Book book, @Value("${orders.receipt-url}") String receiptUrl) {
        this.book = book;
        this.receiptUrl = receiptUrl;
    }

    /** Once for each order, also when QStash delivers it twice; the receipt is asked for when this is acknowledged. */
    @QStashConsumer(idempotent = "true")
    @Post("/order-placed")
    Outcome placed(@Body Order order, Delivery delivery, FollowUp followUp) {
        if (order.cancelled()) {
            return Outcome.reject(order.orderId() + " was cancelled");
        }
        if (order.warehouse().equals("lisbon") && !delivery.isRetry()) {
            return Outcome.retryAfter(Duration.ofSeconds(10));
        }
        followUp.publish("receipt", OutgoingMessage.to(receiptUrl).json(order).header("Order-Language", "pt"));
        book.add("shipped " + order.orderId());
        return Outcome.acknowledge();
    }

    @QStashConsumer
    @Post("/receipt")
    void receipt(@Body Order order, @QStashHeader("Order-Language") String language) {
        book.add("receipt " + order.orderId() + " in " + language);
    }

    /** Every evening, whichever instance is up then. */
    @QStashConsumer
    @Post("/evening-report")
    @QStashScheduled(cron = "${orders.report-cron}", zone = "Europe/Lisbon")
    void report() {
        book.add("report of " + book.shipped() + " orders");
    }
}
