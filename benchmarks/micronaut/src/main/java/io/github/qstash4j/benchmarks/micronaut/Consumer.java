package io.github.qstash4j.benchmarks.micronaut;

import io.github.qstash4j.micronaut.QStashConsumer;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;

/** QStash alone. */
@Controller
@Requires(property = Service.CONTROLLER, value = "consumer")
class Consumer {

    @QStashConsumer
    @Post(Service.PATH)
    String placed(@Body Order order) {
        return order.orderId();
    }
}
