package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application whose consumers say more about themselves than that they are some. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class DeclaredConsumers {

    @Bean
    Ran ran() {
        return new Ran();
    }

    @RestController
    @RequestMapping("/declared")
    static class Methods {

        private final Ran ran;

        Methods(Ran ran) {
            this.ran = ran;
        }

        @QStashMapping("/mapped")
        Outcome mapped() {
            ran.add("mapped");
            return Outcome.acknowledge();
        }

        @QStashMapping(path = "/own-url", url = "${orders.url}")
        Outcome ownUrl(Delivery delivery) {
            ran.add(delivery.url());
            return Outcome.acknowledge();
        }

        @QStashMapping(path = "/once", idempotent = "true")
        Outcome once() {
            ran.add("once");
            return Outcome.acknowledge("first");
        }

        @QStashMapping(path = "/always", idempotent = "${orders.once:false}")
        void always() {
            ran.add("always");
        }

        @QStashMapping("/as-configured")
        void asConfigured() {
            ran.add("as configured");
        }

        @QStashMapping(path = "/large", kind = "callback")
        int large(@RequestBody byte[] body) {
            return body.length;
        }

        @QStashMapping("/small")
        int small(@RequestBody byte[] body) {
            return body.length;
        }

        @QStashMapping("/headers")
        List<Object> headers(
                @QStashHeader("X-Order") String order,
                @QStashHeader("x-count") int count,
                @QStashHeader("X-Tag") List<String> tags,
                @QStashHeader("X-Maybe") Optional<String> maybe,
                @QStashHeader(name = "${orders.header}", defaultValue = "none") String named) {
            return List.of(order, count, tags, maybe.orElse("absent"), named);
        }
    }

    @RestController
    @QStashConsumer(account = "shop")
    @RequestMapping("/accounts")
    static class Accounts {

        @PostMapping("/shop")
        String shop(Delivery delivery) {
            return "" + delivery.signedBy().account();
        }

        @QStashConsumer(account = "default")
        @PostMapping("/default")
        String standard(Delivery delivery) {
            return "" + delivery.signedBy().account();
        }
    }

    @RestController
    static class Others {

        @QStashMapping("/accounts/any")
        String any(Delivery delivery) {
            return "" + delivery.signedBy().account();
        }

        @GetMapping("/open")
        String open() {
            return "open";
        }
    }
}
