package io.github.qstash4j.client.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qstash4j.client.Exchange;
import io.github.qstash4j.client.ExchangeServer;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.QStashException.Kind;
import io.github.qstash4j.client.RawRequest;
import io.github.qstash4j.client.TestServer;
import io.github.qstash4j.client.schedule.ScheduleChange.Action;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconciliationFailureTest {

    private static final Exchange NOTHING_YET = Exchange.json(200, "[]");

    private final ExchangeServer server = ExchangeServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private static OutgoingSchedule schedule(String id) {
        return OutgoingSchedule.of(
                        Cron.of("@daily"),
                        OutgoingMessage.to("https://example.com/?secret").text("secret"))
                .id(id);
    }

    private static Exchange created(String id) {
        return Exchange.json(200, "{\"scheduleId\":\"" + id + "\"}");
    }

    private static ScheduleReconciler abc(QStash qstash) {
        return ScheduleReconciler.builder(qstash)
                .owner("orders")
                .declare(schedule("a"), schedule("b"), schedule("c"))
                .build();
    }

    private ReconciliationException failure() {
        QStash qstash = server.client().deadline(Duration.ofMillis(1500)).build();
        return catchThrowableOfType(
                ReconciliationException.class, () -> abc(qstash).reconcile());
    }

    @Test
    void one_that_is_refused_does_not_keep_the_others_from_being_made() {
        server.then(NOTHING_YET);
        server.then(Exchange.json(412, "{\"error\":\"too many schedules\"}"));
        server.then(Exchange.json(500, "{\"error\":\"it broke\"}"));
        server.then(created("c"));

        ReconciliationException failure = failure();

        assertThat(failure)
                .hasMessageContaining("2 of the schedules of orders failed")
                .hasMessageContaining("a: QStash: POST")
                .hasMessageContaining("too many schedules")
                .hasMessageContaining("b: QStash: POST")
                .hasMessageContaining("it broke")
                .hasMessageNotContaining("secret");
        assertThat(failure.failures()).containsOnlyKeys("a", "b");
        assertThat(failure.failures().values())
                .containsExactly(
                        (QStashException) failure.getSuppressed()[0], (QStashException) failure.getSuppressed()[1]);
        assertThat(failure.notTried()).isEmpty();
        assertThat(failure.plan().ids(Action.CREATE)).containsExactly("a", "b", "c");
        assertThat(server.requests())
                .extracting(request -> request.header("Upstash-Schedule-Id").orElse(""))
                .containsExactly("", "a", "b", "c");
    }

    @Test
    void one_that_was_paused_is_paused_again_although_it_is_not_known_whether_it_was_overwritten() {
        server.then(Exchange.json(200, """
                [{"scheduleId":"a","cron":"0 0 1 1 *","destination":"https://example.com/?secret","createdAt":1,
                  "method":"POST","isPaused":true,"labels":["qstash4j-owner-orders"]}]"""));
        server.then(Exchange.json(500, "{\"error\":\"it broke\"}"));
        server.then(Exchange.answer(200, ""));
        server.then(created("b"));
        server.then(created("c"));

        assertThat(failure().failures()).containsOnlyKeys("a");
        assertThat(server.requests().get(2).line()).isEqualTo("POST /v2/schedules/a/pause HTTP/1.1");
    }

    @Test
    void after_a_failure_that_all_would_meet_the_rest_is_not_tried() {
        server.then(NOTHING_YET);
        server.then(created("a"));
        server.then(Exchange.hangs());

        ReconciliationException failure = failure();

        assertThat(failure.failures()).containsOnlyKeys("b");
        assertThat(failure.failures().get("b")).returns(Kind.NO_ANSWER, QStashException::kind);
        assertThat(failure.notTried()).containsExactly("c");
        assertThat(failure).hasMessageContaining("not tried: c");
    }

    @Test
    void a_schedule_that_was_paused_is_paused_again_after_an_update() {
        server.then(Exchange.json(
                200,
                "[{\"scheduleId\":\"a\",\"cron\":\"@hourly\",\"destination\":\"g\",\"isPaused\":true,"
                        + "\"labels\":[\"qstash4j-owner-orders\"]}]"));
        server.then(created("a"));
        server.then(Exchange.answer(200, ""));

        ScheduleReconciler.builder(server.client().build())
                .owner("orders")
                .declare(schedule("a"))
                .build()
                .reconcile();

        assertThat(server.requests())
                .extracting(RawRequest::line)
                .containsExactly(
                        "GET /v2/schedules HTTP/1.1",
                        "POST /v2/schedules/https://example.com/?secret HTTP/1.1",
                        "POST /v2/schedules/a/pause HTTP/1.1");
    }

    @Test
    void a_token_that_only_reads_can_plan_and_changes_nothing() {
        try (TestServer real = new TestServer()) {
            QStash reader = QStash.builder()
                    .token(real.server().readOnlyToken())
                    .baseUrl(real.server().url().toString())
                    .build();

            assertThat(abc(reader).plan().ids(Action.CREATE)).containsExactly("a", "b", "c");
            assertThatExceptionOfType(ReconciliationException.class)
                    .isThrownBy(() -> abc(reader).reconcile())
                    .satisfies(failure -> assertThat(failure.notTried()).containsExactly("b", "c"));
            assertThat(real.qstash().schedules().list()).isEmpty();
        }
    }

    @Test
    void a_list_that_cannot_be_read_is_no_empty_list() {
        server.then(Exchange.json(200, "{\"error\":\"no\"}"));

        assertThatExceptionOfType(QStashException.class)
                .isThrownBy(() -> abc(server.client().build()).reconcile());
        assertThat(server.requests()).hasSize(1);
    }
}
