package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.qstash4j.devserver.engine.Engine;

/** {@code GET /v2/globalParallelism}: how many attempts are under way on this server, and how many may be. */
final class GetGlobalParallelism implements Action {

    private final Engine engine;

    GetGlobalParallelism(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        return ApiResponse.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("parallelismMax", engine.mostAtOnce())
                        .put("parallelismCount", engine.running()));
    }
}
