package io.github.qstash4j.devserver.http;

import static io.github.qstash4j.devserver.http.HttpCourierTest.hang;
import static io.github.qstash4j.devserver.http.HttpCourierTest.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.TestDestination;
import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.NoResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What becomes of deliveries when the courier is closed. */
class CourierCloseTest {

    private final HttpCourier courier = new HttpCourier(1000);
    private final TestDestination destination = new TestDestination();

    @AfterEach
    void close() {
        courier.close();
        destination.close();
    }

    @Test
    void a_delivery_after_close_is_a_failed_attempt() throws Exception {
        courier.close();

        assertThat(send(courier, destination.url("/"), Duration.ofSeconds(10)).get(20, TimeUnit.SECONDS))
                .isEqualTo(new NoResponse("The server is closed."));
    }

    @RepeatedTest(50)
    void a_delivery_under_way_ends_with_close() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch arrived = new CountDownLatch(1);
        destination.answering(request -> {
            arrived.countDown();
            return hang(end);
        });
        CompletableFuture<Answer> open = send(courier, destination.url("/"), Duration.ofSeconds(60));
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

        courier.close();

        assertThat(open.get(20, TimeUnit.SECONDS)).isInstanceOf(NoResponse.class);
        end.countDown();
    }
}
