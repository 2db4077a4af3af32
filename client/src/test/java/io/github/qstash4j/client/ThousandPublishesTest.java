package io.github.qstash4j.client;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Four of ten requests fail, of eight threads, and every message exists once. */
class ThousandPublishesTest {

    private static final int PUBLISHES = 1000;
    private static final int FAULTY_PERCENT = 40;

    private final Random random = new Random(20261124);
    private final List<Fault> faults = List.copyOf(Fault.passing());

    @AutoClose
    private final TestServer server = new TestServer();

    @AutoClose
    private final FaultProxy proxy = FaultProxy.start(server.server().url(), this::nextFault);

    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    private final QStash qstash = QStash.builder()
            .token(server.server().token())
            .baseUrl(proxy.url())
            .requestTimeout(ofMillis(200))
            .deadline(ofSeconds(30))
            .timing(new NoPauses())
            .build();

    private Fault nextFault() {
        return random.nextInt(100) < FAULTY_PERCENT ? faults.get(random.nextInt(faults.size())) : Fault.NONE;
    }

    @Test
    @Timeout(60)
    @Calls("POST /v2/publish/{destination}")
    void none_is_lost_and_none_is_doubled() throws Exception {
        List<Future<PublishResult>> calls = new ArrayList<>();
        for (int i = 0; i < PUBLISHES; i++) {
            OutgoingMessage message =
                    OutgoingMessage.to(TestServer.URL + "/jobs/" + i).text("job " + i);
            calls.add(threads.submit(() -> qstash.publish(message)));
        }
        List<String> ids = new ArrayList<>();
        for (Future<PublishResult> call : calls) {
            assertThat(call.get().deduplicated()).isFalse();
            ids.add(call.get().messageId());
        }
        threads.shutdown();
        proxy.close();

        List<TimelineEvent> created = server.server().timeline().events().stream()
                .filter(event -> event.state() == MessageState.CREATED)
                .toList();
        long different = created.stream().map(TimelineEvent::url).distinct().count();
        long lost = PUBLISHES - different;
        long doubled = created.size() - different;
        System.out.printf(
                "faults.publishes=%d faults=%d tries=%d lost=%d doubled=%d%n",
                PUBLISHES, proxy.faults(), proxy.requests(), lost, doubled);
        assertThat(lost).isZero();
        assertThat(doubled).isZero();
        assertThat(created).extracting(TimelineEvent::messageId).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(created).allSatisfy(event -> assertThat(event.url()).endsWith("/" + ids.indexOf(event.messageId())));
        assertThat(proxy.faults()).isGreaterThan(PUBLISHES * FAULTY_PERCENT / 100);
    }
}
