package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.qstash4j.devserver.engine.Cron;
import io.github.qstash4j.devserver.engine.Engine;
import io.github.qstash4j.devserver.engine.Schedules;
import io.github.qstash4j.devserver.message.Publication;

/**
 * {@code POST /v2/schedules/{destination}}: repeats what could be published, to a URL or a URL group that exists. It
 * takes the place of the schedule with the same id. Unlike QStash's, which may need a minute, it is active at once.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/schedules/create">Create a schedule</a>
 */
final class CreateSchedule implements Action {

    private final Engine engine;
    private final Publishing publishing;

    CreateSchedule(Engine engine, Publishing publishing) {
        this.engine = engine;
        this.publishing = publishing;
    }

    @Override
    public ApiResponse handle(Call call) {
        OptionValue target = Publishing.target(call, call.variable());
        ScheduleOptions options = new ScheduleOptions(Publishing.headers(call));
        options.check();
        Cron cron = cron(options.cron());
        String wantedId = options.id();
        String queueName = options.queueName();
        Publication publication =
                publishing.read(call, target, options.rest(), call.request().body());
        Schedules schedules = engine.schedules(call.user().name());
        if (wantedId == null || schedules.find(wantedId) == null) {
            Limits.check("The number of schedules", schedules.all().size() + 1, Limits.SCHEDULES);
        }
        String id = wantedId == null ? schedules.newId() : wantedId;
        schedules.put(id, cron, target.target(), queueName, publication);
        return ApiResponse.json(200, JsonNodeFactory.instance.objectNode().put("scheduleId", id));
    }

    private static Cron cron(OptionValue option) {
        try {
            return Cron.parse(option.text());
        } catch (IllegalArgumentException e) {
            throw option.invalid(String.valueOf(e.getMessage()));
        }
    }
}
