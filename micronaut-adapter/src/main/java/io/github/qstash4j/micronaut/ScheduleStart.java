package io.github.qstash4j.micronaut;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.consumer.ConsumerSchedules;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.web.router.Router;
import java.util.List;

/** Checks at the start what consumers need the client for, and sets their schedules up when the server runs. */
@Context
@Requires(classes = {QStash.class, Router.class})
final class ScheduleStart implements ApplicationEventListener<ServerStartupEvent> {

    private final ConsumerSchedules schedules;

    ScheduleStart(ConsumerSchedules schedules, ConsumerRoutes consumers, FollowUpCheck followUps) {
        this.schedules = schedules;
        schedules.check();
        consumers
                .all()
                .forEach(consumer -> followUps.check(
                        consumer.endpoint(), List.of(consumer.method().getArgumentTypes())));
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        schedules.started();
    }
}
