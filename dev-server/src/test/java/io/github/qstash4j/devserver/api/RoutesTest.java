package io.github.qstash4j.devserver.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.Features;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RoutesTest {

    @Test
    void the_paths_of_the_api_are_those_of_the_compatibility_page() {
        List<String> listed = Features.all().getOrDefault("REST API", List.of()).stream()
                .map(feature -> feature.replaceFirst("^no ", "").replaceFirst(": .*", ""))
                .filter(feature -> feature.matches("[A-Z]+ /.*"))
                // Such a destination is refused by the action of all others.
                .filter(feature -> !feature.equals("POST /v2/publish/api/llm"))
                .map(feature -> feature.replaceAll("\\{[^}]*}", "{}"))
                .toList();
        TreeSet<String> served = new TreeSet<>();
        for (Route route : new ApiFixture().routes) {
            served.add(route.method() + " " + path(route).replaceFirst("/$", ""));
        }

        // The queue is a part of the variable there.
        assertThat(listed)
                .map(path -> path.equals("POST /v2/enqueue/{}/{}") ? "POST /v2/enqueue/{}" : path)
                .containsExactlyInAnyOrderElementsOf(served);
    }

    private static String path(Route route) {
        return route.after() == null ? route.before() : route.before() + "{}" + route.after();
    }
}
