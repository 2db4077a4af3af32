package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.engine.Engine;
import io.github.qstash4j.devserver.engine.FlowControlState;

/**
 * {@code GET /v2/flowControl/{flowControlKey}}: one of the caller's flow control keys.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/flow-control/get">Get a flow control key</a>
 */
final class GetFlowControl implements Action {

    private final Engine engine;

    GetFlowControl(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        String key = call.named("flowControlKey").resource();
        FlowControlState state = engine.flowControls(call.user().name()).find(key);
        if (state == null) {
            throw Refusal.notFound("There is no flow control key " + Refusal.quoted(key) + ".");
        }
        return ApiResponse.json(200, FlowControlJson.of(state));
    }
}
