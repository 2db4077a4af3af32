package io.github.qstash4j.samples.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application that customers call with a password, and QStash with a signature. */
@SpringBootApplication
public class OrdersApplication {

    /** Starts it. */
    public static void main(String[] arguments) {
        SpringApplication.run(OrdersApplication.class, arguments);
    }
}
