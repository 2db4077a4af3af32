package io.github.qstash4j.devserver.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.qstash4j.devserver.Shows;
import io.github.qstash4j.devserver.message.DeliveryRequest;
import io.github.qstash4j.devserver.message.Message;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UrlGroupPublishingTest {

    private static final List<String> TWO = List.of("https://a.test/", "https://b.test/x?y");

    private final ApiFixture api = new ApiFixture();

    @Shows("fan-out to a URL group")
    @Test
    void publishing_to_a_group_answers_with_an_array_and_delivers_to_each_endpoint() {
        api.group("orders", TWO);

        ApiResponse response = api.post("/v2/publish/orders", "hi", "Upstash-Forward-A: 1");
        api.deliver();

        JsonNode answer = ApiFixture.json(response);
        assertThat(response.status()).isEqualTo(200);
        assertThat(answer).hasSize(2);
        assertThat(answer.findValuesAsText("url")).isEqualTo(TWO);
        assertThat(answer.get(0).get("messageId")).isNotEqualTo(answer.get(1).get("messageId"));
        assertThat(api.delivered)
                .extracting(request -> request.destination().url())
                .containsExactlyElementsOf(TWO);
        assertThat(api.delivered).allSatisfy(request -> {
            assertThat(request.body().text()).isEqualTo("hi");
            assertThat(request.headers().first("A")).isEqualTo("1");
            assertThat(request.headers().first("Upstash-Topic-Name")).isEqualTo("orders");
        });
    }

    @Test
    void only_the_endpoints_that_had_it_already_are_duplicates() {
        api.group("orders", TWO.subList(0, 1));
        api.post("/v2/publish/orders", "", "Upstash-Deduplication-Id: d");
        api.group("orders", TWO);

        ApiResponse second = api.post("/v2/publish/orders", "", "Upstash-Deduplication-Id: d");
        ApiResponse third = api.post("/v2/publish/orders", "", "Upstash-Deduplication-Id: d");

        assertThat(second.status()).isEqualTo(200);
        assertThat(ApiFixture.json(second))
                .extracting(one -> one.path("deduplicated").asBoolean())
                .containsExactlyInAnyOrder(true, false);
        assertThat(third.status()).isEqualTo(202);
        assertThat(ApiFixture.json(third))
                .allMatch(one -> one.get("deduplicated").asBoolean());
    }

    @Test
    void the_defaults_of_a_group_are_under_the_headers_of_what_is_published_to_it() {
        api.group("g", TWO, "Upstash-Retries: 7", "Upstash-Delay: 1h", "Upstash-Forward-X: group", "content-type: a/b");

        Message plain = api.message(api.post("/v2/publish/g", ""));
        Message own = api.message(
                api.post("/v2/publish/g?UPSTASH-DELAY=2h", "", "upstash-retries: 1", "upstash-forward-x: own"));

        assertThat(plain.options().maxRetries()).isEqualTo(7);
        assertThat(plain.options().delay()).isEqualTo(Duration.ofHours(1));
        assertThat(plain.content().headers().all("X")).containsExactly("group");
        assertThat(plain.content().headers().all("Content-Type")).containsExactly("a/b");
        assertThat(own.options().maxRetries()).isEqualTo(1);
        assertThat(own.options().delay()).isEqualTo(Duration.ofHours(2));
        assertThat(own.content().headers().all("X")).containsExactly("own");
    }

    @Test
    void an_option_without_a_value_leaves_the_default_of_the_group() {
        api.group("g", TWO, "Upstash-Retries: 7");

        assertThat(api.message(api.post("/v2/publish/g", "", "Upstash-Retries: "))
                        .options()
                        .maxRetries())
                .isEqualTo(7);
    }

    @Test
    void a_group_forwards_all_headers_when_its_defaults_say_so() {
        api.group("hook", TWO, "Upstash-Header-Forward: true");

        api.post("/v2/publish/hook", "{}", "X-Signature: s", "Content-Type: application/json");
        api.deliver();

        assertThat(api.delivered)
                .hasSize(2)
                .extracting(DeliveryRequest::headers)
                .allSatisfy(headers -> {
                    assertThat(headers.first("X-Signature")).isEqualTo("s");
                    assertThat(headers.all("Content-Type")).containsExactly("application/json");
                    assertThat(headers.first("Authorization")).isNull();
                });
    }

    @Test
    void enqueueing_to_a_group_puts_a_message_for_each_endpoint_into_the_queue_with_the_defaults() {
        api.group("g", TWO, "Upstash-Retries: 7");
        api.engine.queues(ApiFixture.OWNER).pause("q", true);

        List<Message> messages = api.messages(ApiFixture.json(api.post("/v2/enqueue/q/g", "hi")));

        assertThat(messages).hasSize(2).allSatisfy(message -> {
            assertThat(message.queueName()).isEqualTo("q");
            assertThat(message.options().maxRetries()).isEqualTo(7);
        });
    }

    @Test
    void a_batch_answers_with_an_array_within_its_array_and_uses_the_defaults() {
        api.group("g", TWO, "Upstash-Delay: 1h");

        JsonNode answer = ApiFixture.json(api.post("/v2/batch", """
                [{"destination": "https://c.test"}, {"destination": "g", "queue": "q"},
                 {"destination": "g", "headers": {"upstash-delay": "5h"}}, {"destination": "none"}]
                """));

        assertThat(answer.get(0).get("url").asText()).isEqualTo("https://c.test");
        assertThat(api.messages(answer.get(1))).hasSize(2).allSatisfy(message -> {
            assertThat(message.queueName()).isEqualTo("q");
            assertThat(message.options().delay()).isEqualTo(Duration.ofHours(1));
        });
        assertThat(api.messages(answer.get(2)))
                .hasSize(2)
                .allSatisfy(message -> assertThat(message.options().delay()).isEqualTo(Duration.ofHours(5)));
        assertThat(answer.get(3).get("error").asText()).contains("destination");
    }

    @Test
    void a_group_without_endpoints_is_refused_by_name() {
        api.group("empty", List.of(), "Upstash-Retries: 1");

        ApiResponse response = api.post("/v2/publish/empty", "");

        assertThat(response.status()).isEqualTo(400);
        assertThat(ApiFixture.json(response).get("error").asText())
                .contains("destination")
                .contains("endpoint");
    }

    @Test
    void a_default_that_cannot_be_understood_is_refused_by_name() {
        api.group("g", TWO, "Upstash-Retries: many");

        assertThat(ApiFixture.json(api.post("/v2/publish/g", "")).get("error").asText())
                .contains("Upstash-Retries");
    }
}
