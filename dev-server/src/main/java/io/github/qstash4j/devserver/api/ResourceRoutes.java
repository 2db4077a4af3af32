package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.engine.Engine;
import java.util.List;

/** The paths of queues, URL groups, schedules and flow control keys. */
final class ResourceRoutes {

    private ResourceRoutes() {}

    static List<Route> of(Engine engine, Publishing publishing) {
        Action resetFlowRate = new ResetFlowRate(engine);
        Action pauseSchedule = new PauseSchedule(engine, true);
        Action resumeSchedule = new PauseSchedule(engine, false);
        return List.of(
                Route.of("POST", "/v2/queues", new PutQueue(engine)),
                Route.of("GET", "/v2/queues", new ListQueues(engine)),
                Route.of("GET", "/v2/queues/{}", new GetQueue(engine)),
                Route.of("DELETE", "/v2/queues/{}", new DeleteQueue(engine)),
                Route.of("POST", "/v2/queues/{}/pause", new PauseQueue(engine, true)),
                Route.of("POST", "/v2/queues/{}/resume", new PauseQueue(engine, false)),
                Route.of("GET", "/v2/topics", new ListUrlGroups(engine)),
                Route.of("GET", "/v2/topics/{}", new GetUrlGroup(engine)),
                Route.of("DELETE", "/v2/topics/{}", new DeleteUrlGroup(engine)),
                Route.of("PATCH", "/v2/topics/{}", new SetUrlGroupDefaults(engine)),
                Route.of("POST", "/v2/topics/{}/endpoints", new AddEndpoints(engine)),
                Route.of("DELETE", "/v2/topics/{}/endpoints", new RemoveEndpoints(engine)),
                Route.of("GET", "/v2/schedules", new ListSchedules(engine)),
                Route.of("GET", "/v2/schedules/{}", new GetSchedule(engine)),
                Route.of("DELETE", "/v2/schedules/{}", new DeleteSchedule(engine)),
                Route.of("POST", "/v2/schedules/{}/pause", pauseSchedule),
                Route.of("PATCH", "/v2/schedules/{}/pause", pauseSchedule),
                Route.of("POST", "/v2/schedules/{}/resume", resumeSchedule),
                Route.of("PATCH", "/v2/schedules/{}/resume", resumeSchedule),
                Route.deep("POST", "/v2/schedules/{}", new CreateSchedule(engine, publishing)),
                Route.of("GET", "/v2/flowControl", new ListFlowControls(engine)),
                Route.of("GET", "/v2/flowControl/{}", new GetFlowControl(engine)),
                Route.of("POST", "/v2/flowControl/{}/pause", new PauseFlowControl(engine, true)),
                Route.of("POST", "/v2/flowControl/{}/resume", new PauseFlowControl(engine, false)),
                Route.of("POST", "/v2/flowControl/{}/pin", new PinFlowControl(engine)),
                Route.of("POST", "/v2/flowControl/{}/unpin", new UnpinFlowControl(engine)),
                Route.of("POST", "/v2/flowControl/{}/resetRate", resetFlowRate),
                Route.of("POST", "/v2/flowControl/{}/reset", resetFlowRate),
                Route.of("GET", "/v2/globalParallelism", new GetGlobalParallelism(engine)));
    }
}
