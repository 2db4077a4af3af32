package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.engine.Endpoint;
import io.github.qstash4j.devserver.engine.Engine;
import io.github.qstash4j.devserver.engine.UrlGroup;
import io.github.qstash4j.devserver.engine.UrlGroups;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code POST /v2/topics/{urlGroupName}/endpoints}: adds endpoints to a URL group, which is created if there is none.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/url-groups/add-endpoint">Upsert a URL group and endpoint</a>
 */
final class AddEndpoints implements Action {

    private final Engine engine;

    AddEndpoints(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        String name = call.named("urlGroupName").resource();
        List<Endpoint> added = endpoints(JsonBody.of(call.request().body()));
        UrlGroups groups = engine.urlGroups(call.user().name());
        UrlGroup group = groups.find(name);
        if (group == null) {
            Limits.check("The number of URL groups", groups.all().size() + 1, Limits.URL_GROUPS);
        }
        List<Endpoint> before = group == null ? List.of() : group.endpoints();
        Limits.check("The number of endpoints", urls(before, added), Limits.ENDPOINTS_OF_URL_GROUP);
        groups.add(name, added);
        return ApiResponse.empty();
    }

    private static List<Endpoint> endpoints(JsonBody body) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (JsonBody endpoint : body.objects("endpoints")) {
            OptionValue name = endpoint.text("name");
            endpoints.add(
                    new Endpoint(endpoint.requiredText("url").destination(), name == null ? null : name.resource()));
        }
        return endpoints;
    }

    private static int urls(List<Endpoint> before, List<Endpoint> added) {
        List<Endpoint> all = new ArrayList<>(before);
        all.addAll(added);
        return (int) all.stream().map(Endpoint::destination).distinct().count();
    }
}
