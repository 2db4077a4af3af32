package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.engine.DeadLetterQueue;
import io.github.qstash4j.devserver.engine.Engine;
import io.github.qstash4j.devserver.timeline.Timeline;
import io.github.qstash4j.devserver.user.Users;
import java.util.List;

/** The paths of messages, dead letters and logs, and of the keys that sign them. */
final class MessageRoutes {

    private MessageRoutes() {}

    static List<Route> of(Users users, Engine engine, Timeline timeline, Publishing publishing) {
        DeadLetterQueue deadLetters = engine.deadLetterQueue();
        Action unsupported = new Unsupported();
        return List.of(
                Route.deep("POST", "/v2/publish/{}", new Publish(publishing)),
                Route.deep("POST", "/v2/enqueue/{}", new Enqueue(publishing)),
                Route.of("POST", Api.BATCH, new Batch(publishing)),
                Route.of("GET", "/v2/messages/{}", new GetMessage(engine)),
                Route.of("DELETE", "/v2/messages/{}", new CancelMessage(engine)),
                Route.of("DELETE", "/v2/messages", new CancelMessages(engine)),
                Route.of("GET", "/v2/logs", new ListLogs(timeline)),
                Route.of("GET", "/v2/events", new ListEvents(timeline)),
                Route.of("GET", "/v2/dlq", new ListDeadLetters(deadLetters)),
                Route.of("GET", "/v2/dlq/{}", new GetDeadLetter(deadLetters)),
                Route.of("DELETE", "/v2/dlq", new DeleteDeadLetters(deadLetters)),
                Route.of("DELETE", "/v2/dlq/{}", new DeleteDeadLetter(deadLetters)),
                Route.of("POST", "/v2/dlq/retry", new RetryDeadLetters(engine)),
                Route.of("POST", "/v2/dlq/retry/{}", new RetryDeadLetter(engine)),
                Route.of("GET", "/v2/keys", new GetKeys()),
                Route.of("POST", "/v2/keys/rotate", new RotateKeys(users)),
                Route.of("DELETE", "/v2/workflows/runs/{}", unsupported),
                Route.of("POST", "/llm/v1/chat/completions", unsupported));
    }
}
