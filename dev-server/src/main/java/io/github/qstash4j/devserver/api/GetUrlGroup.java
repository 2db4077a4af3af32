package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.engine.Engine;
import io.github.qstash4j.devserver.engine.UrlGroup;

/**
 * {@code GET /v2/topics/{urlGroupName}}: one of the caller's URL groups.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/url-groups/get">Get a URL group</a>
 */
final class GetUrlGroup implements Action {

    private final Engine engine;

    GetUrlGroup(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        String name = call.named("urlGroupName").resource();
        UrlGroup group = engine.urlGroups(call.user().name()).find(name);
        if (group == null) {
            throw Refusal.notFound("There is no URL group " + Refusal.quoted(name) + ".");
        }
        return ApiResponse.json(200, UrlGroupJson.of(group));
    }
}
