package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.qstash4j.devserver.engine.Engine;

/**
 * {@code GET /v2/flowControl}: the caller's flow control keys; with a {@code search}, those that contain it.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/flow-control/list">List flow control keys</a>
 */
final class ListFlowControls implements Action {

    private final Engine engine;

    ListFlowControls(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        OptionValue search = call.parameter("search");
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        engine.flowControls(call.user().name()).all().stream()
                .filter(state -> search == null || state.key().contains(search.text()))
                .forEach(state -> json.add(FlowControlJson.of(state)));
        return ApiResponse.json(200, json);
    }
}
