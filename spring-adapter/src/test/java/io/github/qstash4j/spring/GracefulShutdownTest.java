package io.github.qstash4j.spring;

import static io.github.qstash4j.spring.RunningApplication.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.ReceiverListener;
import io.github.qstash4j.receiver.ReceiverResponse;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is shut down while a delivery is handled finishes it, and takes no other. */
class GracefulShutdownTest {

    @Test
    void a_running_delivery_finishes_and_settles_and_new_ones_are_refused() throws Exception {
        RunningApplication application = RunningApplication.start(
                Application.class, "server.shutdown=graceful", "spring.lifecycle.timeout-per-shutdown-phase=60s");
        URI address = URI.create(application.url());
        Work work = application.bean(Work.class);

        CompletableFuture<HttpResponse<String>> running = CompletableFuture.supplyAsync(() -> send(application));
        assertThat(work.begun.await(30, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(application::close);
        awaitRefusal(address);

        assertThat(running).isNotDone();
        assertThat(closing).isNotDone();
        work.mayEnd.countDown();
        assertThat(running.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        closing.get(30, TimeUnit.SECONDS);
        assertThat(work.settled).containsExactly("msg_test 200");
    }

    private static HttpResponse<String> send(RunningApplication application) {
        try {
            return application.send(signed("/slow"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitRefusal(URI address) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end) {
            try (Socket socket = new Socket(InetAddress.getByName(address.getHost()), address.getPort())) {
                assertThat(socket.isConnected()).isTrue();
            } catch (ConnectException refused) {
                return;
            }
        }
        fail("The container still takes connections.");
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        Work work() {
            return new Work();
        }

        @RestController
        static class Consumers {

            private final Work work;

            Consumers(Work work) {
                this.work = work;
            }

            @QStashConsumer
            @PostMapping("/slow")
            Outcome slow() throws InterruptedException {
                work.begun.countDown();
                return work.mayEnd.await(60, TimeUnit.SECONDS) ? Outcome.acknowledge() : Outcome.retry();
            }
        }
    }

    static final class Work implements ReceiverListener {

        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch mayEnd = new CountDownLatch(1);
        final List<String> settled = new CopyOnWriteArrayList<>();

        @Override
        public void handled(
                Delivery delivery, @Nullable Outcome outcome, ReceiverResponse response, Duration duration) {
            settled.add(delivery.messageId() + " " + response.status());
        }
    }
}
