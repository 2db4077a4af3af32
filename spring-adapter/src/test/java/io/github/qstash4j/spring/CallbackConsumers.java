package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.Callback;
import io.github.qstash4j.receiver.CallbackReport;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.FailureCallback;
import io.github.qstash4j.receiver.Outcome;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application with a consumer for each way of taking a callback, and one that takes messages. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class CallbackConsumers {

    @Bean
    Ran ran() {
        return new Ran();
    }

    @QStashConsumer
    @RestController
    static class Direct {

        private final Ran ran;

        Direct(Ran ran) {
            this.ran = ran;
        }

        @PostMapping("/callback")
        Outcome callback(Callback callback, Delivery delivery) {
            ran.add(callback.status() + " for " + callback.sourceMessageId() + " in " + delivery.messageId());
            return Outcome.acknowledge();
        }

        @PostMapping("/failure")
        Outcome failure(FailureCallback failure) {
            ran.add(failure.status() + " is now " + failure.dlqId());
            return Outcome.acknowledge();
        }

        @PostMapping("/message")
        Outcome message(Delivery delivery) {
            ran.add("message " + delivery.messageId());
            return Outcome.acknowledge();
        }
    }

    /** Only its subclasses say what they take. */
    @QStashConsumer
    abstract static class Base<C extends CallbackReport> {

        private final Ran ran;

        Base(Ran ran) {
            this.ran = ran;
        }

        @PostMapping
        Outcome on(C report) {
            ran.add(report.getClass().getSimpleName() + " " + report.status());
            return Outcome.acknowledge();
        }
    }

    @RestController
    @RequestMapping("/generic/callback")
    static class Paid extends Base<Callback> {

        Paid(Ran ran) {
            super(ran);
        }
    }

    @RestController
    @RequestMapping("/generic/failure")
    static class Unpaid extends Base<FailureCallback> {

        Unpaid(Ran ran) {
            super(ran);
        }
    }
}
