package io.github.qstash4j.spring;

import static io.github.qstash4j.spring.RunningApplication.signed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class ThreadsTest {

    @Test
    void an_application_that_asks_for_virtual_threads_works_on_every_Java() throws Exception {
        assertThat(threadOfConsumer()).isNotBlank();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void a_consumer_runs_on_a_virtual_thread_where_there_are_any() throws Exception {
        assertThat(threadOfConsumer()).startsWith("VirtualThread[");
    }

    private static String threadOfConsumer() throws Exception {
        try (RunningApplication application =
                RunningApplication.start(Application.class, "spring.threads.virtual.enabled=true")) {
            var response = application.send(signed("/thread"));
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @RestController
        static class Consumers {

            @QStashConsumer
            @PostMapping("/thread")
            String thread() {
                return Thread.currentThread().toString();
            }
        }
    }
}
