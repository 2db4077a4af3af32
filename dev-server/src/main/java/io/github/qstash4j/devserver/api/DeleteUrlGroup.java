package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.engine.Engine;

/**
 * {@code DELETE /v2/topics/{urlGroupName}}: removes a URL group, if there is one; its messages go their way.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/url-groups/remove">Remove a URL group</a>
 */
final class DeleteUrlGroup implements Action {

    private final Engine engine;

    DeleteUrlGroup(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        engine.urlGroups(call.user().name()).delete(call.named("urlGroupName").resource());
        return ApiResponse.empty();
    }
}
