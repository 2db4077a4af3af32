package io.github.qstash4j.devserver.engine;

import static io.github.qstash4j.devserver.engine.EngineFixture.OWNER;
import static io.github.qstash4j.devserver.engine.EngineFixture.destination;
import static io.github.qstash4j.devserver.engine.Sending.once;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.delivery.Courier;
import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.DeliveryRequest;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import io.github.qstash4j.devserver.timeline.TimelineWriter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real time, with more due at once than may be delivered at once. */
@Timeout(60)
class ManyHostsTest {

    private static final int MESSAGES = 10_000;
    private static final int HOSTS = 50;
    private static final int SLOW_HOSTS = 5;

    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final CompletableFuture<Answer> slow = new CompletableFuture<>();
    private final ExecutorService executor = Executors.newFixedThreadPool(4);

    private final Courier courier = new Courier() {

        @Override
        public CompletableFuture<Answer> deliver(DeliveryRequest request) {
            mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            CompletableFuture<Answer> answer = request.destination().host().startsWith("slow")
                    ? slow
                    : CompletableFuture.supplyAsync(
                            () -> TestCourier.answer(200).join(), executor);
            return answer.whenComplete((any, thrown) -> underWay.decrementAndGet());
        }

        @Override
        public void close() {
            executor.shutdownNow();
        }
    };

    @Test
    void slow_hosts_keep_a_share_of_the_connections_and_everything_is_delivered_in_the_end() {
        TimelineWriter writer = new TimelineWriter(null);
        try (Engine engine = EngineFixture.engine(new RunningClock(1), courier, writer)) {
            for (int i = 0; i < MESSAGES; i++) {
                String host = (i % HOSTS < SLOW_HOSTS ? "slow" : "quick") + i % HOSTS;
                engine.publish(OWNER, destination("https://" + host + ".test/"), null, once().publication());
            }
            int quick = MESSAGES / HOSTS * (HOSTS - SLOW_HOSTS);

            writer.timeline().await(quick, ManyHostsTest::isDelivered, Duration.ofSeconds(30));
            assertThat(engine.running()).isEqualTo(SLOW_HOSTS * 100);
            slow.complete(TestCourier.answer(200).join());
            writer.timeline().await(MESSAGES, ManyHostsTest::isDelivered, Duration.ofSeconds(30));

            assertThat(engine.cancel(OWNER, MESSAGES, any -> true)).isZero();
            assertThat(engine.running()).isZero();
            assertThat(mostUnderWay.get()).isLessThanOrEqualTo(engine.mostAtOnce());
        }
    }

    @Test
    void any_number_of_hosts_that_never_answer_leaves_connections_for_others() {
        TimelineWriter writer = new TimelineWriter(null);
        try (Engine engine = EngineFixture.engine(new RunningClock(1), courier, writer)) {
            for (int i = 0; i < MESSAGES; i++) {
                engine.publish(OWNER, destination("https://slow" + i % 20 + ".test/"), null, once().publication());
            }
            engine.publish(OWNER, destination("https://quick.test/"), null, once().publication());

            writer.timeline().await(ManyHostsTest::isDelivered, Duration.ofSeconds(30));
            slow.complete(TestCourier.answer(200).join());
            writer.timeline().await(MESSAGES + 1, ManyHostsTest::isDelivered, Duration.ofSeconds(30));

            assertThat(engine.running()).isZero();
            assertThat(mostUnderWay.get()).isLessThanOrEqualTo(engine.mostAtOnce());
        }
    }

    private static boolean isDelivered(TimelineEvent event) {
        return event.state() == MessageState.DELIVERED;
    }
}
