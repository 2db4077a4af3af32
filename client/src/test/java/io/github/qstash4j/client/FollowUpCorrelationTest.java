package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@Calls("POST /v2/batch")
class FollowUpCorrelationTest {

    private static final OutgoingMessage RECEIPT = OutgoingMessage.to("https://a.example.com/receipts");
    private static final String ON_THE_WIRE = "Upstash-Forward-Qstash4j-Correlation-Id";

    @AutoClose
    private final ExchangeServer server = ExchangeServer.start();

    private final QStash qstash = server.client().build();

    @Test
    void a_chain_is_known_by_the_message_that_it_began_with() throws Exception {
        assertThat(forwarded(qstash.followUp("msg_source"), RECEIPT)).isEqualTo("msg_source");
    }

    @Test
    void a_message_in_the_middle_of_a_chain_passes_on_what_it_came_with() throws Exception {
        assertThat(forwarded(qstash.followUp("msg_source").correlationId("msg_first"), RECEIPT))
                .isEqualTo("msg_first");
        assertThat(forwarded(qstash.followUp("msg_source").correlationId("x".repeat(256)), RECEIPT))
                .isEqualTo("x".repeat(256));
    }

    /** QStash does not sign headers, so that it may have been anybody who wrote it. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "a b", "a\r\nUpstash-Delay: 9d", "\u00fc", "a\u007f", "\t", "TOO LONG"})
    void what_no_header_should_carry_is_not_passed_on(@Nullable String received) throws Exception {
        String unfit = "TOO LONG".equals(received) ? "x".repeat(257) : received;

        assertThat(forwarded(qstash.followUp("msg_source").correlationId(unfit), RECEIPT))
                .isEqualTo("msg_source");
    }

    @Test
    void a_message_keeps_a_header_of_its_own_whatever_its_case() throws Exception {
        JsonNode headers = sent(qstash.followUp("msg_source"), RECEIPT.header("qstash4j-correlation-ID", "order-7"));

        assertThat(headers.path("Upstash-Forward-qstash4j-correlation-ID").asText())
                .isEqualTo("order-7");
        assertThat(headers.has(ON_THE_WIRE)).isFalse();
    }

    @Test
    void a_message_id_that_no_header_can_carry_is_left_out_and_breaks_nothing() throws Exception {
        assertThat(sent(qstash.followUp("msg \u00fc"), RECEIPT).has(ON_THE_WIRE))
                .isFalse();
    }

    private String forwarded(FollowUpSteps steps, OutgoingMessage message) throws Exception {
        return sent(steps, message).path(ON_THE_WIRE).asText();
    }

    private JsonNode sent(FollowUpSteps steps, OutgoingMessage message) throws Exception {
        server.then(Exchange.json(200, "[{\"messageId\":\"msg_1\"}]"));
        steps.publish("receipt", message);
        steps.send();
        int last = server.requests().size() - 1;
        return new JsonMapper()
                .readTree(server.requests().get(last).body())
                .path(0)
                .path("headers");
    }
}
