package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.qstash4j.devserver.engine.Engine;

/**
 * {@code GET /v2/topics}: the caller's URL groups.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/url-groups/list">List URL groups</a>
 */
final class ListUrlGroups implements Action {

    private final Engine engine;

    ListUrlGroups(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        engine.urlGroups(call.user().name()).all().forEach(group -> json.add(UrlGroupJson.of(group)));
        return ApiResponse.json(200, json);
    }
}
