package io.github.qstash4j.spring;

import io.github.qstash4j.client.followup.FollowUp;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A small application that is processed ahead of time, and then says where it listens. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class AotApplication {

    public static void main(String[] arguments) {
        var context = SpringApplication.run(AotApplication.class, arguments);
        System.out.println("listens at " + context.getEnvironment().getProperty("local.server.port"));
    }

    @RestController
    static class Consumers {

        @QStashMapping("/jobs/order-placed")
        Outcome placed(@RequestBody Order order, Delivery delivery, FollowUp followUp) {
            return Outcome.acknowledge(order.orderId() + " " + delivery.messageId());
        }
    }

    /** What is delivered. */
    record Order(String orderId, int amount) {}
}
