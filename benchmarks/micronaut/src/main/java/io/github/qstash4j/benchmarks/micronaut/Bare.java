package io.github.qstash4j.benchmarks.micronaut;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;

/** Anybody may call it. */
@Controller
@Requires(property = Service.CONTROLLER, value = "bare")
class Bare {

    @Post(Service.PATH)
    String placed(@Body Order order) {
        return order.orderId();
    }
}
