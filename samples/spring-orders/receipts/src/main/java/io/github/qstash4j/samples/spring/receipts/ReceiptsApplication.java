package io.github.qstash4j.samples.spring.receipts;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.spring.QStashConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;

/** One function. It has no {@code main}, since {@code QStashFunctionInvoker} starts it, which Lambda has as handler. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ReceiptsApplication {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptsApplication.class);

    /** What is no order is rejected before it comes here. */
    @Bean
    @QStashConsumer
    Function<Message<Order>, Outcome> receipt() {
        return message -> {
            Order order = message.getPayload();
            Object language = message.getHeaders().get("order-language");
            if (language == null) {
                return Outcome.reject("Nothing says in which language " + order.orderId() + " gets its receipt.");
            }
            LOG.info("receipt {} in {}", order.orderId(), language);
            return Outcome.acknowledge();
        };
    }
}
