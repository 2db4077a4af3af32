package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.engine.Engine;
import io.github.qstash4j.devserver.engine.UrlGroups;
import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;

/**
 * {@code PATCH /v2/topics/{urlGroupName}}: sets the headers of every publication to a URL group, which is created if
 * there is none. They replace those that were set before, and must be such as a publication could have.
 *
 * @see <a href="https://upstash.com/docs/qstash/howto/webhook">Use as webhook receiver</a>
 */
final class SetUrlGroupDefaults implements Action {

    private final Engine engine;

    SetUrlGroupDefaults(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        String name = call.named("urlGroupName").resource();
        Headers headers = JsonBody.of(call.request().body()).headers("headers");
        check(name, headers);
        UrlGroups groups = engine.urlGroups(call.user().name());
        if (groups.find(name) == null) {
            Limits.check("The number of URL groups", groups.all().size() + 1, Limits.URL_GROUPS);
        }
        groups.setDefaults(name, headers);
        return ApiResponse.empty();
    }

    private static void check(String name, Headers headers) {
        for (Header header : headers.lines()) {
            var unused = UpstashHeaders.forwardable(header.name(), header);
        }
        var unused = PublicationReader.read(name, headers, Body.EMPTY, "");
    }
}
