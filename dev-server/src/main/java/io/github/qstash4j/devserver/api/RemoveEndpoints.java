package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.engine.Endpoint;
import io.github.qstash4j.devserver.engine.Engine;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code DELETE /v2/topics/{urlGroupName}/endpoints}: removes the endpoints that have the URL, or the name, or both. A
 * URL group whose last endpoint is removed is deleted.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/url-groups/remove-endpoint">Remove endpoints</a>
 */
final class RemoveEndpoints implements Action {

    private final Engine engine;

    RemoveEndpoints(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        String name = call.named("urlGroupName").resource();
        List<Predicate<Endpoint>> removed = JsonBody.of(call.request().body()).objects("endpoints").stream()
                .map(RemoveEndpoints::described)
                .toList();
        if (!engine.urlGroups(call.user().name()).remove(name, meetsAny(removed))) {
            throw Refusal.notFound("There is no URL group " + Refusal.quoted(name) + ".");
        }
        return ApiResponse.empty();
    }

    private static Predicate<Endpoint> meetsAny(List<Predicate<Endpoint>> descriptions) {
        return endpoint -> descriptions.stream().anyMatch(description -> description.test(endpoint));
    }

    private static Predicate<Endpoint> described(JsonBody endpoint) {
        OptionValue name = endpoint.text("name");
        OptionValue url = name == null ? endpoint.requiredText("url") : endpoint.text("url");
        return existing -> meets(name, existing.name())
                && meets(url, existing.destination().url());
    }

    private static boolean meets(@Nullable OptionValue wanted, @Nullable String text) {
        return wanted == null || wanted.text().equals(text);
    }
}
