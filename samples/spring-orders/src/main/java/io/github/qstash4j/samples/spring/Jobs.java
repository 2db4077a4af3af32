package io.github.qstash4j.samples.spring;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.followup.FollowUp;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.consumer.QStashScheduled;
import io.github.qstash4j.spring.QStashHeader;
import io.github.qstash4j.spring.QStashMapping;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What QStash calls to have work done. */
@RestController
class Jobs {

    private final Book book;
    private final String receiptUrl;

    Jobs(Book book, @Value("${orders.receipt-url}") String receiptUrl) {
        this.book = book;
        this.receiptUrl = receiptUrl;
    }

    /** Once for each order, also when QStash delivers it twice; the receipt is asked for when this is acknowledged. */
    @QStashMapping(path = "/jobs/order-placed", idempotent = "true")
    Outcome placed(@RequestBody Order order, Delivery delivery, FollowUp followUp) {
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

    @QStashMapping("/jobs/receipt")
    void receipt(@RequestBody Order order, @QStashHeader("Order-Language") String language) {
        book.add("receipt " + order.orderId() + " in " + language);
    }

    /** Every evening, whichever instance is up then. */
    @QStashMapping("/jobs/evening-report")
    @QStashScheduled(cron = "${orders.report.cron}", zone = "Europe/Lisbon")
    void report() {
        book.add("report of " + book.shipped() + " orders");
    }
}
