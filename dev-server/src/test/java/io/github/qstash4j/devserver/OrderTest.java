package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Shows("order=earliestFirst and latestFirst")
class OrderTest {

    private final DevServer server = DevServer.builder()
            .manualTime(Instant.parse("2026-01-01T00:00:00Z"))
            .start();
    private final Rest rest = Rest.of(server);
    private final TestDestination destination =
            new TestDestination().answering(request -> TestDestination.response("500 No", "", ""));

    private final List<String> ids = new ArrayList<>();

    @BeforeEach
    void fail() {
        for (int i = 0; i < 3; i++) {
            ids.add(rest.published(destination.url("/"), "", "Upstash-Retries: 0"));
            server.time().advance(Duration.ofSeconds(1));
        }
    }

    @AfterEach
    void close() {
        server.close();
        destination.close();
    }

    /** The message ids of a list, joined from pages of that size. */
    private List<String> listed(String target, int count, String field) {
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = rest.get(target + "&count=" + count + cursor).json();
            all.addAll(page.get(field).findValuesAsText("messageId"));
            cursor = page.has("cursor") ? "&cursor=" + page.get("cursor").asText() : "";
        } while (!cursor.isEmpty());
        return all;
    }

    private static List<String> reversed(List<String> list) {
        List<String> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void the_dead_letter_queue_can_come_in_both_orders(int count) {
        assertThat(listed("/v2/dlq?order=earliestFirst", count, "messages")).isEqualTo(ids);
        assertThat(listed("/v2/dlq?order=latestFirst", count, "messages")).isEqualTo(reversed(ids));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void the_log_can_come_in_both_orders(int count) {
        assertThat(listed("/v2/logs?state=CREATED&order=earliestFirst", count, "logs"))
                .isEqualTo(ids);
        assertThat(listed("/v2/events?state=CREATED&order=latestFirst", count, "events"))
                .isEqualTo(reversed(ids));
        String one = "/v2/logs?messageId=" + ids.get(1);
        assertThat(rest.get(one + "&order=earliestFirst").json().findValuesAsText("state"))
                .containsExactly("CREATED", "ACTIVE", "ERROR", "FAILED");
        assertThat(listed(one + "&order=earliestFirst", count, "logs")).hasSize(4);
    }

    @Test
    void dead_letters_with_given_ids_come_in_the_order_too() {
        List<String> letters = rest.get("/v2/dlq").json().findValuesAsText("dlqId");
        String two = "/v2/dlq?dlqIds=" + letters.get(0) + "," + letters.get(2);

        assertThat(listed(two + "&order=latestFirst", 1, "messages")).containsExactly(ids.get(2), ids.get(0));
    }

    @Test
    void another_order_is_refused_and_so_is_one_where_nothing_is_listed() {
        assertThat(rest.get("/v2/logs?order=newest").text("error"))
                .isEqualTo("The parameter order must be earliestFirst or latestFirst, but is 'newest'.");
        assertThat(rest.get("/v2/dlq?order=").status()).isEqualTo(400);
        assertThat(rest.call("DELETE", "/v2/dlq?order=latestFirst", "").status())
                .isEqualTo(400);
    }
}
