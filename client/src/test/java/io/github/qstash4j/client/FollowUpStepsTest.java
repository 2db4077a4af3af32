package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.qstash4j.client.QStashException.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@Calls("POST /v2/batch")
class FollowUpStepsTest {

    private static final OutgoingMessage RECEIPT = OutgoingMessage.to("https://a.example.com/receipts");
    private static final OutgoingMessage INVOICE = OutgoingMessage.to("https://a.example.com/invoices");
    private static final String BOTH_TAKEN = "[{\"messageId\":\"msg_1\"},{\"messageId\":\"msg_2\"}]";

    @AutoClose
    private final ExchangeServer server = ExchangeServer.start();

    private final QStash qstash = server.client().timing(new FakeTiming()).build();
    private final FollowUpSteps steps = qstash.followUp("msg_source");

    @Test
    void sends_all_steps_in_one_batch_and_nothing_before() throws Exception {
        steps.publish("receipt", RECEIPT);
        steps.publish("invoice", INVOICE);
        assertThat(server.requests()).isEmpty();
        server.then(Exchange.json(200, BOTH_TAKEN));

        assertThat(steps.send())
                .containsExactly(
                        entry("receipt", new PublishResult("msg_1", null, false)),
                        entry("invoice", new PublishResult("msg_2", null, false)));

        assertThat(server.request().line()).startsWith("POST /v2/batch ");
        assertThat(batch(0).findValuesAsText("destination"))
                .containsExactly("https://a.example.com/receipts", "https://a.example.com/invoices");
    }

    @Test
    void gives_a_step_the_same_deduplication_id_whenever_its_source_is_delivered() throws Exception {
        for (String source : List.of("msg_source", "msg_source", "msg_other")) {
            server.then(Exchange.json(200, BOTH_TAKEN));
            FollowUpSteps again = qstash.followUp(source);
            again.publish("receipt", RECEIPT.text(source + server.requests().size()));
            again.publish("invoice", INVOICE);
            again.send();
        }

        assertThat(ids(1)).isEqualTo(ids(0)).doesNotHaveDuplicates().allMatch(id -> id.matches("followup-[\\w-]{43}"));
        assertThat(ids(2)).doesNotContainAnyElementsOf(ids(0));
    }

    @Test
    void never_makes_one_id_of_two_pairs_of_message_and_step() {
        assertThat(List.of(
                        FollowUpId.of("a", "bc"),
                        FollowUpId.of("ab", "c"),
                        FollowUpId.of("abc", ""),
                        FollowUpId.of("bc", "a")))
                .doesNotHaveDuplicates();
    }

    @Test
    void does_not_change_its_ids_from_one_release_to_the_next() {
        // SHA-256 of 0000000A "msg_source" 00000007 "receipt", computed apart from this code.
        assertThat(FollowUpId.of("msg_source", "receipt"))
                .isEqualTo("followup-YLMZI7psjd7f9rFUdalpwaspfleJROOAh3brei17yLE");
    }

    @Test
    void reports_that_a_step_was_enqueued_by_an_earlier_delivery() {
        steps.publish("receipt", RECEIPT);
        server.then(Exchange.json(200, "[{\"messageId\":\"msg_1\",\"deduplicated\":true}]"));

        assertThat(steps.send().get("receipt"))
                .isEqualTo(new BatchResult.Published(List.of(new PublishResult("msg_1", null, true))));
    }

    @Test
    void tells_what_became_of_each_step_when_one_is_refused_and_sends_that_one_again() throws Exception {
        steps.publish("receipt", RECEIPT);
        steps.publish("invoice", INVOICE);
        assertThat(steps.results()).isEmpty();
        server.then(Exchange.json(200, "[{\"messageId\":\"msg_1\"},{\"error\":\"quota exceeded\"}]"));
        server.then(Exchange.json(200, "[{\"messageId\":\"msg_2\"}]"));

        QStashException failure = catchThrowableOfType(QStashException.class, steps::send);

        assertThat(failure)
                .hasMessage("QStash: POST /v2/batch: 1 of 2 follow-up steps refused: \"invoice\": quota exceeded");
        assertThat(failure.kind()).isEqualTo(Kind.BAD_REQUEST);
        assertThat(steps.results())
                .containsExactly(
                        entry("receipt", new PublishResult("msg_1", null, false)),
                        Map.entry("invoice", new BatchResult.Refused("quota exceeded")));
        assertThat(steps.isEmpty()).isFalse();
        assertThat(steps.send())
                .containsExactly(
                        entry("receipt", new PublishResult("msg_1", null, false)),
                        entry("invoice", new PublishResult("msg_2", null, false)));
        assertThat(ids(1)).isEqualTo(ids(0).subList(1, 2));
        assertThat(steps.isEmpty()).isTrue();
    }

    @Test
    void leaves_out_what_was_sent_before_without_an_error() throws Exception {
        steps.leaveOut(List.of("receipt", "never-used"));
        steps.publish("receipt", RECEIPT);
        assertThat(steps.isEmpty()).isTrue();
        steps.publish("invoice", INVOICE);
        assertThat(steps.isEmpty()).isFalse();
        server.then(Exchange.json(200, "[{\"messageId\":\"msg_2\"}]"));

        assertThat(steps.send()).containsOnlyKeys("invoice");

        assertThat(batch(0).findValuesAsText("destination")).containsExactly("https://a.example.com/invoices");
    }

    @Test
    void refuses_a_step_that_is_used_twice_also_where_it_is_left_out() {
        steps.leaveOut(List.of("receipt"));
        steps.publish("receipt", RECEIPT);

        assertThatIllegalStateException().isThrownBy(() -> steps.publish("receipt", INVOICE));
    }

    @Test
    void refuses_a_body_that_no_batch_can_carry_at_once_and_takes_any_other() throws Exception {
        OutgoingMessage binary = RECEIPT.bytes(new byte[] {(byte) 0xff}, "image/png");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> steps.publish("receipt", binary))
                .withMessageContaining("\"receipt\" has a body that is not UTF-8 text");
        steps.publish("receipt", RECEIPT.text("\u00fc"));
        server.then(Exchange.json(200, "[{\"messageId\":\"msg_1\"}]"));
        steps.send();
        assertThat(batch(0).findValuesAsText("body")).containsExactly("\u00fc");
    }

    @Test
    void throws_when_the_batch_fails_and_can_be_sent_again() {
        steps.publish("receipt", RECEIPT);
        server.then(Exchange.json(500, "{\"error\":\"down\"}"));
        server.then(Exchange.json(200, "[{\"messageId\":\"msg_1\"}]"));

        assertThat(catchThrowableOfType(QStashException.class, steps::send).kind())
                .isEqualTo(Kind.SERVER_ERROR);
        assertThat(steps.results()).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> steps.publish("invoice", INVOICE))
                .withMessageContaining("\"invoice\" comes too late");
        assertThat(steps.send()).containsOnlyKeys("receipt");
    }

    @Test
    void sends_nothing_when_there_is_no_step() {
        assertThat(steps.send()).isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void refuses_a_step_that_is_used_twice_and_keeps_the_first() throws Exception {
        steps.publish("receipt", RECEIPT);

        assertThatIllegalStateException()
                .isThrownBy(() -> steps.publish("receipt", INVOICE))
                .withMessageContaining("\"receipt\" is used twice");
        server.then(Exchange.json(200, "[{\"messageId\":\"msg_1\"}]"));
        steps.send();
        assertThat(batch(0).findValuesAsText("destination")).containsExactly("https://a.example.com/receipts");
    }

    @Test
    void refuses_a_blank_step_a_blank_message_id_and_an_id_of_the_callers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> steps.publish(" ", RECEIPT))
                .withMessageContaining("blank name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> steps.publish("receipt", RECEIPT.deduplicationId("mine")))
                .withMessageContaining("\"receipt\" has a deduplication of its own");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> qstash.followUp(" "))
                .withMessageContaining("Upstash-Message-Id");
    }

    @Test
    void refuses_steps_once_they_have_been_sent() {
        steps.send();

        assertThatIllegalStateException()
                .isThrownBy(() -> steps.publish("receipt", RECEIPT))
                .withMessageContaining("\"receipt\" comes too late");
        assertThatIllegalStateException().isThrownBy(steps::send).withMessageContaining("called once");
    }

    private JsonNode batch(int request) throws Exception {
        return new JsonMapper().readTree(server.requests().get(request).body());
    }

    private List<String> ids(int request) throws Exception {
        return batch(request).findValuesAsText("Upstash-Deduplication-Id");
    }

    private static Map.Entry<String, BatchResult.Published> entry(String step, PublishResult result) {
        return Map.entry(step, new BatchResult.Published(List.of(result)));
    }
}
