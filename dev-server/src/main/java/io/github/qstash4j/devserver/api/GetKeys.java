package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.qstash4j.devserver.user.User;

/** {@code GET /v2/keys}: the signing keys of the caller. */
final class GetKeys implements Action {

    @Override
    public ApiResponse handle(Call call) {
        return keys(call.user());
    }

    static ApiResponse keys(User user) {
        return ApiResponse.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("current", user.currentSigningKey())
                        .put("next", user.nextSigningKey()));
    }
}
