package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** {@code GET /v2/keys}: the signing keys of the caller. */
final class GetKeys implements Action {

    @Override
    public ApiResponse handle(Call call) {
        return ApiResponse.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("current", call.user().currentSigningKey())
                        .put("next", call.user().nextSigningKey()));
    }
}
