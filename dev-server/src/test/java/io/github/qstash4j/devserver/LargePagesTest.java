package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.qstash4j.devserver.timeline.MessageState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A page is made in memory, and one of large messages must not take all of it. */
class LargePagesTest {

    private static final int MESSAGES = 12;
    private static final int ENOUGH = 8 * 1024 * 1024;
    private static final String LARGE = "x".repeat(1000 * 1000);

    @AutoClose
    private final DevServer server = DevServer.builder().speed(10_000).start();

    @AutoClose
    private final TestDestination destination =
            new TestDestination().answering(request -> TestDestination.response("500 No", "", ""));

    private final Rest rest = Rest.of(server);

    @Test
    void a_page_of_large_messages_ends_early_and_the_pages_join_to_all_of_them() {
        List<String> published = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            published.add(rest.published(destination.url("/" + i), LARGE, "Upstash-Retries: 0"));
            Servers.await(server, published.get(i), MessageState.FAILED);
        }

        assertThat(allOf("/v2/logs?state=FAILED", "logs")).containsExactlyInAnyOrderElementsOf(published);
        assertThat(allOf("/v2/dlq?fromDate=0", "messages")).isEqualTo(published);
    }

    private List<String> allOf(String list, String field) {
        List<String> ids = new ArrayList<>();
        int pages = 0;
        String cursor = "";
        do {
            JsonNode page = rest.get(list + "&count=100&cursor=" + cursor).json();
            assertThat(page.toString()).hasSizeLessThan(ENOUGH);
            ids.addAll(page.get(field).findValuesAsText("messageId"));
            cursor = page.path("cursor").asText();
            pages++;
        } while (!cursor.isEmpty());
        assertThat(pages).isGreaterThan(1);
        return ids;
    }
}
