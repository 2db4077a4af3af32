package io.github.qstash4j.client.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.qstash4j.client.Exchange;
import io.github.qstash4j.client.ExchangeServer;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.RawRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The two calls that set the parallelism of a queue, and what becomes of the second when the first one fails. */
@Timeout(20)
class ParallelismChangeTest {

    @AutoClose
    private final ExchangeServer server = ExchangeServer.start();

    private final Queues queues = server.client().build().queues();

    private static Object json(RawRequest request) throws IOException {
        assertThat(request.header("Content-Type")).contains("application/json");
        return new ObjectMapper().readValue(request.body(), Object.class);
    }

    @Test
    void setting_the_parallelism_sends_what_was_read() throws IOException {
        server.then(Exchange.json(200, "{\"name\":\"q\",\"parallelism\":1,\"paused\":true}"));
        server.then(Exchange.answer(200, ""));

        queues.setParallelism("q", 5);

        assertThat(server.requests())
                .extracting(RawRequest::line)
                .containsExactly("GET /v2/queues/q HTTP/1.1", "POST /v2/queues HTTP/1.1");
        assertThat(json(server.requests().get(1)))
                .isEqualTo(Map.of("queueName", "q", "parallelism", 5, "paused", true));
    }

    @Test
    void the_parallelism_is_not_set_where_the_queue_could_not_be_read() {
        server.then(Exchange.json(400, "{\"error\":\"no\"}"));

        CompletableFuture<?> call = queues.setParallelismAsync("q", 5);

        assertThat(call)
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(QStashException.class);
        assertThat(call.handle((done, failure) -> failure).join()).isInstanceOf(QStashException.class);
        assertThat(server.request().line()).startsWith("GET ");
    }

    @Test
    void cancelling_hangs_up_while_the_parallelism_is_being_set() throws Exception {
        CountDownLatch secondCall = new CountDownLatch(1);
        CountDownLatch hungUp = new CountDownLatch(1);
        server.then(Exchange.json(200, "{\"name\":\"q\",\"parallelism\":1,\"paused\":true}"));
        server.then((connection, record) -> {
            try {
                Exchange.hangs().serve(connection, request -> {
                    record.accept(request);
                    secondCall.countDown();
                });
            } finally {
                hungUp.countDown();
            }
        });

        Queues patient = server.client()
                .deadline(Duration.ofMinutes(1))
                .requestTimeout(Duration.ofMinutes(1))
                .build()
                .queues();
        CompletableFuture<?> call = patient.setParallelismAsync("q", 5);
        assertThat(secondCall.await(10, TimeUnit.SECONDS)).isTrue();
        call.cancel(true);

        assertThat(hungUp.await(5, TimeUnit.SECONDS)).isTrue();
    }
}
