package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.qstash4j.devserver.engine.QueueState;

/** A queue as the REST API shows it. */
final class QueueJson {

    private QueueJson() {}

    static ObjectNode of(QueueState queue) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", queue.name())
                .put("parallelism", queue.parallelism())
                .put("paused", queue.paused())
                .put("lag", queue.lag())
                .put("createdAt", queue.createdAt().toEpochMilli())
                .put("updatedAt", queue.updatedAt().toEpochMilli());
    }
}
