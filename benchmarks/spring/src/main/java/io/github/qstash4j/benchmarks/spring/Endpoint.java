package io.github.qstash4j.benchmarks.spring;

import io.github.qstash4j.spring.QStashConsumer;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What is called: the same method, bare or as a consumer. */
final class Endpoint {

    static final String PATH = "/jobs/order-placed";

    private Endpoint() {}

    /** Anybody may call it. */
    @RestController
    static class Bare {

        /** Takes all of the body. */
        @PostMapping(PATH)
        String bare(@RequestBody byte[] body) {
            return Integer.toString(body.length);
        }
    }

    /** QStash alone. */
    @RestController
    static class Consumer {

        /** Takes all of the body. */
        @QStashConsumer
        @PostMapping(PATH)
        String consumer(@RequestBody byte[] body) {
            return Integer.toString(body.length);
        }
    }
}
