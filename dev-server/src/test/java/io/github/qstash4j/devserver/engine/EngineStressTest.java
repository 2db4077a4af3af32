package io.github.qstash4j.devserver.engine;

import static io.github.qstash4j.devserver.engine.EngineFixture.OWNER;
import static io.github.qstash4j.devserver.engine.EngineFixture.destination;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.delivery.Courier;
import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.DeliveryRequest;
import io.github.qstash4j.devserver.message.FlowControl;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import io.github.qstash4j.devserver.timeline.TimelineWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Four callers do at random what callers do, a thousand times as fast as real time: everything must end. */
@Timeout(60)
class EngineStressTest {

    private static final int CALLERS = 4;
    private static final int CALLS = 400;
    private static final int NAMES = 3;

    /** Answers now or later, well or badly. */
    private static final class RandomCourier implements Courier {

        private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
        private final SplittableRandom random;

        RandomCourier(long seed) {
            random = new SplittableRandom(seed);
        }

        @Override
        public synchronized CompletableFuture<Answer> deliver(DeliveryRequest request) {
            int chance = random.nextInt(100);
            CompletableFuture<Answer> answer = chance < 70
                    ? TestCourier.answer(200)
                    : TestCourier.answer(500, "Retry-After", Integer.toString(random.nextInt(30)));
            if (chance % 2 == 0) {
                return answer;
            }
            CompletableFuture<Answer> later = new CompletableFuture<>();
            var unused =
                    executor.schedule(() -> later.complete(answer.join()), random.nextInt(3000), TimeUnit.MICROSECONDS);
            return later;
        }

        @Override
        public void close() {
            executor.shutdownNow();
        }
    }

    private static final class Caller {

        private final Engine engine;
        private final SplittableRandom random;
        private final Collection<String> ids;

        Caller(Engine engine, long seed, Collection<String> ids) {
            this.engine = engine;
            this.random = new SplittableRandom(seed);
            this.ids = ids;
        }

        void makeAllCalls() {
            List<String> own = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                int chance = random.nextInt(100);
                if (chance < 60) {
                    own.add(publish());
                } else if (chance < 75 && !own.isEmpty()) {
                    engine.cancel(OWNER, own.get(random.nextInt(own.size())));
                } else if (chance < 88) {
                    changeQueue();
                } else {
                    changeKey();
                }
            }
            ids.addAll(own);
        }

        private String name(String prefix) {
            return prefix + random.nextInt(NAMES);
        }

        private String publish() {
            Sending sending = Sending.once().retries(random.nextInt(3)).after(Duration.ofSeconds(random.nextInt(20)));
            if (random.nextBoolean()) {
                sending = sending.limitedBy(new FlowControl(
                        name("key"),
                        random.nextBoolean() ? 1 + random.nextInt(3) : null,
                        5 + random.nextInt(20),
                        Duration.ofSeconds(1 + random.nextInt(5))));
            }
            if (random.nextInt(4) == 0) {
                sending = sending.reportedTo("https://callback.test/");
            }
            String queue = random.nextBoolean() ? name("q") : null;
            return engine.publish(OWNER, destination("https://" + name("h") + ".test/"), queue, sending.publication())
                    .get(0)
                    .messageId();
        }

        private void changeQueue() {
            Queues queues = engine.queues(OWNER);
            switch (random.nextInt(8)) {
                case 0 -> queues.delete(name("q"));
                case 1, 2 -> queues.pause(name("q"), true);
                case 3, 4 -> queues.pause(name("q"), false);
                default -> queues.put(name("q"), 1 + random.nextInt(4), random.nextInt(5) == 0);
            }
        }

        private void changeKey() {
            FlowControls keys = engine.flowControls(OWNER);
            switch (random.nextInt(6)) {
                case 0, 1 -> keys.pause(name("key"), true);
                case 2 -> keys.pause(name("key"), false);
                case 3 -> keys.pin(name("key"), 1 + random.nextInt(3), 5 + random.nextInt(20), Duration.ofSeconds(1));
                case 4 -> keys.unpin(name("key"), random.nextBoolean(), random.nextBoolean());
                default -> keys.resetRate(name("key"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everything_ends_once_and_nothing_is_held_for_ever(long seed) {
        TimelineWriter writer = new TimelineWriter(null);
        Collection<String> ids = new CopyOnWriteArrayList<>();
        try (Engine engine = EngineFixture.engine(new RunningClock(1000), new RandomCourier(seed), writer)) {
            CompletableFuture<?>[] callers = new CompletableFuture<?>[CALLERS];
            for (int i = 0; i < CALLERS; i++) {
                Caller caller = new Caller(engine, seed * CALLERS + i, ids);
                callers[i] = CompletableFuture.runAsync(caller::makeAllCalls);
            }
            CompletableFuture.allOf(callers).join();
            for (int i = 0; i < NAMES; i++) {
                engine.flowControls(OWNER).pause("key" + i, false);
                engine.queues(OWNER).pause("q" + i, false);
            }

            Map<String, Integer> ends = awaitAllEnds(writer, engine);

            assertThat(ends.keySet()).containsAll(ids);
            assertThat(ends.values()).containsOnly(1);
            assertThat(engine.running()).isZero();
            assertThat(engine.queues(OWNER).all()).extracting(QueueState::lag).containsOnly(0);
            assertThat(engine.flowControls(OWNER).all())
                    .allSatisfy(key -> assertThat(key.running() + key.waiting()).isZero());
        }
    }

    /** How many times each message ended; callbacks come while others end. */
    private static Map<String, Integer> awaitAllEnds(TimelineWriter writer, Engine engine) {
        int awaited = 0;
        for (int created = created(writer, engine); created > awaited; created = created(writer, engine)) {
            writer.timeline().await(created, event -> event.state().isFinal(), Duration.ofSeconds(30));
            awaited = created;
        }
        Map<String, Integer> ends = new HashMap<>();
        assertThat(engine.cancel(OWNER, Integer.MAX_VALUE, any -> true)).isZero();
        for (TimelineEvent event : writer.timeline().events()) {
            ends.merge(event.messageId(), event.state().isFinal() ? 1 : 0, Integer::sum);
        }
        return ends;
    }

    /** A message ends before its callback is created, both under the engine's lock. */
    private static int created(TimelineWriter writer, Engine engine) {
        assertThat(engine.running()).isNotNegative();
        return (int) writer.timeline().events().stream()
                .filter(event -> event.state() == MessageState.CREATED)
                .count();
    }
}
