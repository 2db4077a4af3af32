package io.github.qstash4j.client.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Calls({"POST /v2/schedules/{destination}", "GET /v2/schedules", "DELETE /v2/schedules/{scheduleId}"})
class ScheduleReconcilerRaceTest {

    private static final int INSTANCES = 16;

    private static List<OutgoingSchedule> declared(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> OutgoingSchedule.of(
                                Cron.of(i + " * * * *"),
                                OutgoingMessage.to(TestServer.URL).text("job " + i))
                        .id("job-" + i))
                .toList();
    }

    private static ScheduleReconciler reconciler(TestServer server, List<OutgoingSchedule> declared) {
        QStash ownClient = QStash.builder()
                .token(server.server().token())
                .baseUrl(server.server().url().toString())
                .build();
        return ScheduleReconciler.builder(ownClient)
                .owner("jobs")
                .declare(declared)
                .removeUndeclared(true)
                .build();
    }

    @Test
    void sixteen_instances_that_start_at_once_make_the_declared_set_and_nothing_else() throws Exception {
        try (TestServer server = new TestServer()) {
            reconciler(server, declared(0, 6)).reconcile();
            List<OutgoingSchedule> declared = declared(3, 12);

            startAtOnce(server, declared);

            assertThat(server.qstash().schedules().list())
                    .extracting(Schedule::id)
                    .containsExactlyInAnyOrderElementsOf(
                            declared.stream().map(OutgoingSchedule::id).toList());
            assertThat(reconciler(server, declared).plan().isWithoutChange()).isTrue();
        }
    }

    private static void startAtOnce(TestServer server, List<OutgoingSchedule> declared) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(INSTANCES);
        CyclicBarrier start = new CyclicBarrier(INSTANCES);
        try {
            List<Future<SchedulePlan>> runs = new ArrayList<>();
            for (int i = 0; i < INSTANCES; i++) {
                ScheduleReconciler reconciler = reconciler(server, declared);
                runs.add(threads.submit(() -> {
                    start.await();
                    return reconciler.reconcile();
                }));
            }
            for (Future<SchedulePlan> run : runs) {
                assertThat(run.get().schedules()).hasSizeGreaterThanOrEqualTo(declared.size());
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
