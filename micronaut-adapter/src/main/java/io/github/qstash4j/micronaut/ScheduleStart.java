package io.github.qstash4j.micronaut;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.consumer.ConsumerSchedules;
import io.github.qstash4j.client.consumer.QStashClients;
import io.github.qstash4j.client.followup.FollowUp;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import java.util.List;

/** Checks at the start what consumers need the client for, and sets their schedules up when the server runs. */
@Context
@Requires(classes = QStash.class)
final class ScheduleStart implements ApplicationEventListener<ServerStartupEvent> {

    private final ConsumerSchedules schedules;

    ScheduleStart(ConsumerSchedules schedules, ConsumerRoutes consumers, QStashClients clients) {
        this.schedules = schedules;
        schedules.check();
        clients.checkFollowUps(consumers.all().stream()
                .filter(consumer ->
                        List.of(consumer.method().getArgumentTypes()).contains(FollowUp.class))
                .map(ConsumerRoute::endpoint)
                .toList());
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        schedules.started();
    }
}
