package io.github.qstash4j.client.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.TestServer;
import io.github.qstash4j.client.schedule.ScheduleChange.Action;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Calls({"POST /v2/schedules/{destination}", "GET /v2/schedules"})
class ScheduleReconcilerTest {

    private static final OutgoingMessage MESSAGE =
            OutgoingMessage.to(TestServer.URL + "/report").text("tick").labels("mine");
    private static final OutgoingSchedule DAILY =
            OutgoingSchedule.of(Cron.of("0 9 * * *"), MESSAGE).id("daily");
    private static final OutgoingSchedule WEEKLY =
            OutgoingSchedule.of(Cron.of("@weekly"), MESSAGE).id("weekly");

    private final TestServer server = new TestServer();
    private final Schedules schedules = server.qstash().schedules();

    @AfterEach
    void stop() {
        server.close();
    }

    private ScheduleReconcilerBuilder owner(String owner) {
        return ScheduleReconciler.builder(server.qstash()).owner(owner);
    }

    private ScheduleReconcilerBuilder orders(OutgoingSchedule... declared) {
        return owner("orders").declare(declared);
    }

    private Schedule existing(String id) {
        return schedules.get(id).orElseThrow();
    }

    private static List<String> reasons(SchedulePlan plan, String id) {
        return plan.schedules().stream()
                .filter(change -> change.scheduleId().equals(id))
                .findFirst()
                .orElseThrow()
                .reasons();
    }

    @Test
    void what_is_missing_is_created_and_then_there_is_nothing_to_do() {
        ScheduleReconciler reconciler = orders(DAILY, WEEKLY).build();

        SchedulePlan plan = reconciler.plan();
        assertThat(plan.ids(Action.CREATE)).containsExactly("daily", "weekly");
        assertThat(schedules.list()).as("a plan changes nothing").isEmpty();
        assertThat(reconciler.reconcile()).isEqualTo(plan);

        assertThat(schedules.list()).extracting(Schedule::id).containsExactly("daily", "weekly");
        assertThat(existing("daily").labels())
                .startsWith("mine", "qstash4j-owner-orders")
                .hasSize(3);
        SchedulePlan second = reconciler.reconcile();
        assertThat(second.isWithoutChange()).isTrue();
        assertThat(second.ids(Action.UNCHANGED)).containsExactly("daily", "weekly");
    }

    @Test
    void whatever_of_a_declaration_changes_is_updated_and_the_reason_told() {
        assertUpdated(OutgoingSchedule.of(Cron.of("0 8 * * *"), MESSAGE), "0 9 * * *", "0 8 * * *");
        assertUpdated(OutgoingSchedule.of(Cron.of("0 9 * * *"), MESSAGE.text("tock")), "message");
        assertUpdated(OutgoingSchedule.of(Cron.of("0 9 * * *"), MESSAGE.retries(1)), "message");
        assertUpdated(OutgoingSchedule.of(Cron.of("0 9 * * *"), MESSAGE.header("X-Key", "k")), "message");
        assertUpdated(OutgoingSchedule.of(Cron.of("0 9 * * *"), MESSAGE.labels("other")), "message");
        assertUpdated(OutgoingSchedule.of(Cron.of("0 9 * * *"), MESSAGE.queue("q")), "queue", "null", "q");
        assertUpdated(
                OutgoingSchedule.of(
                        Cron.of("0 9 * * *"),
                        OutgoingMessage.to(TestServer.URL + "/?secret").text("tick")),
                "destination");
    }

    private void assertUpdated(OutgoingSchedule changed, String... reason) {
        orders(DAILY).build().reconcile();
        ScheduleReconciler reconciler = orders(changed.id("daily")).build();

        SchedulePlan done = reconciler.reconcile();

        assertThat(done.ids(Action.UPDATE)).containsExactly("daily");
        assertThat(reasons(done, "daily"))
                .hasSize(1)
                .first()
                .asString()
                .contains(reason)
                .doesNotContain("secret");
        assertThat(reconciler.plan().isWithoutChange()).isTrue();
        assertThat(existing("daily")).returns(changed.cron().toString(), Schedule::cron);
        assertThat(schedules.list()).hasSize(1);
    }

    @Test
    void an_edit_from_elsewhere_is_set_right() {
        orders(DAILY).build().reconcile();
        String[] labels = existing("daily").labels().toArray(String[]::new);
        schedules.create(OutgoingSchedule.of(Cron.of("* * * * *"), MESSAGE.labels(labels))
                .id("daily"));

        SchedulePlan done = orders(DAILY).build().reconcile();

        assertThat(done.ids(Action.UPDATE)).containsExactly("daily");
        assertThat(existing("daily").cron()).isEqualTo("0 9 * * *");
    }

    @Test
    void the_same_written_otherwise_is_no_change() {
        orders(DAILY).build().reconcile();
        OutgoingMessage same =
                OutgoingMessage.to(TestServer.URL + "/report").labels("mine").text("tick");

        SchedulePlan plan = orders(
                        OutgoingSchedule.of(Cron.of(" 0  9 * * *"), same).id("daily"))
                .build()
                .plan();

        assertThat(plan.ids(Action.UNCHANGED)).containsExactly("daily");
    }

    @Test
    @Calls("DELETE /v2/schedules/{scheduleId}")
    void what_is_no_longer_declared_is_reported_and_removed_on_demand_only() {
        orders(DAILY, WEEKLY).build().reconcile();

        SchedulePlan kept = orders(DAILY).build().reconcile();
        assertThat(kept.ids(Action.UNDECLARED)).containsExactly("weekly");
        assertThat(kept.isWithoutChange()).isTrue();
        assertThat(schedules.list()).hasSize(2);

        SchedulePlan removed = orders(DAILY).removeUndeclared(true).build().reconcile();
        assertThat(removed.ids(Action.REMOVE)).containsExactly("weekly");
        assertThat(schedules.list()).extracting(Schedule::id).containsExactly("daily");
    }

    @Test
    void owners_leave_each_others_schedules_and_those_of_nobody_alone() {
        schedules.create(OutgoingSchedule.of(Cron.of("@hourly"), MESSAGE).id("by-hand"));
        owner("orders-eu").declare(WEEKLY).build().reconcile();
        List<Schedule> before = schedules.list();

        SchedulePlan done = orders(DAILY).removeUndeclared(true).build().reconcile();
        assertThat(done.schedules()).extracting(ScheduleChange::scheduleId).containsExactly("daily");
        assertThat(orders().build().removeAll().ids(Action.REMOVE)).containsExactly("daily");

        assertThat(schedules.list()).isEqualTo(before);
    }

    @Test
    void a_schedule_of_somebody_else_is_a_conflict_until_it_is_taken_over() {
        schedules.create(OutgoingSchedule.of(Cron.of("@hourly"), MESSAGE).id("daily"));
        owner("shop").declare(WEEKLY).build().reconcile();
        List<Schedule> before = schedules.list();

        SchedulePlan conflict = orders(DAILY, WEEKLY).build().reconcile();

        assertThat(conflict.ids(Action.CONFLICT)).containsExactly("daily", "weekly");
        assertThat(reasons(conflict, "daily")).containsExactly("it has no owner");
        assertThat(reasons(conflict, "weekly")).containsExactly("it belongs to shop");
        assertThat(schedules.list()).isEqualTo(before);

        SchedulePlan taken = orders(DAILY, WEEKLY).takeOver(true).build().reconcile();
        assertThat(taken.ids(Action.UPDATE)).containsExactly("daily", "weekly");
        assertThat(orders(DAILY, WEEKLY).build().plan().ids(Action.UNCHANGED)).containsExactly("daily", "weekly");
        assertThat(owner("shop").declare(WEEKLY).build().plan().ids(Action.CONFLICT))
                .containsExactly("weekly");
    }

    @Test
    @Calls("POST /v2/schedules/{scheduleId}/pause")
    void a_schedule_that_an_operator_paused_stays_paused() {
        orders(DAILY, WEEKLY).build().reconcile();
        schedules.pause("daily");

        orders(OutgoingSchedule.of(Cron.of("@hourly"), MESSAGE).id("daily"), WEEKLY)
                .build()
                .reconcile();

        assertThat(existing("daily")).returns(true, Schedule::isPaused).returns("@hourly", Schedule::cron);
        assertThat(existing("weekly").isPaused()).isFalse();
    }

    @Test
    @Calls("DELETE /v2/schedules/{scheduleId}")
    void all_of_an_owner_are_removed_by_a_method_of_its_own() {
        orders(DAILY, WEEKLY).build().reconcile();

        SchedulePlan done = orders(DAILY).build().removeAll();

        assertThat(done.ids(Action.REMOVE)).containsExactly("daily", "weekly");
        assertThat(schedules.list()).isEmpty();
        assertThat(orders().build().removeAll().schedules()).isEmpty();
    }

    @Test
    void declarations_that_cannot_be_kept_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> orders(OutgoingSchedule.of(Cron.of("@daily"), MESSAGE)))
                .withMessageContaining("id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> orders(DAILY).declare(DAILY))
                .withMessageContaining("two schedules with the id daily");
        assertThatIllegalArgumentException().isThrownBy(() -> owner("a,b")).withMessageContaining("owner");
        assertThatIllegalStateException()
                .isThrownBy(() -> ScheduleReconciler.builder(server.qstash()).build())
                .withMessageContaining("owner");
        assertThatIllegalStateException()
                .isThrownBy(() -> orders().removeUndeclared(true).build())
                .withMessageContaining("removeAll");
    }
}
