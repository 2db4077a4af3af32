package io.github.qstash4j.client.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.qstash4j.client.log.MessageState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

    private static final Instant MOMENT = Instant.ofEpochMilli(1_700_000_000_123L);

    @Test
    void every_option_has_qstashs_name() {
        assertThat(MessageFilter.where()
                        .url("https://a.example.com/x?y=1")
                        .urlGroup("group")
                        .scheduleId("s1")
                        .queueName("q1", "q2")
                        .label("l1", "l2")
                        .flowControlKey("k")
                        .callerIp("::1")
                        .host("a.example.com")
                        .path("/x")
                        .from(MOMENT)
                        .to(MOMENT.plusMillis(1))
                        .parameters())
                .isEqualTo(Map.ofEntries(
                        Map.entry("url", List.of("https://a.example.com/x?y=1")),
                        Map.entry("topicName", List.of("group")),
                        Map.entry("scheduleId", List.of("s1")),
                        Map.entry("queueName", List.of("q1", "q2")),
                        Map.entry("label", List.of("l1", "l2")),
                        Map.entry("flowControlKey", List.of("k")),
                        Map.entry("callerIp", List.of("::1")),
                        Map.entry("host", List.of("a.example.com")),
                        Map.entry("path", List.of("/x")),
                        Map.entry("fromDate", List.of("1700000000123")),
                        Map.entry("toDate", List.of("1700000000124"))));
        assertThat(DeadLetterFilter.where()
                        .messageId("msg_1")
                        .responseStatus(500, 503)
                        .pageSize(7)
                        .parameters())
                .isEqualTo(Map.of(
                        "messageId", List.of("msg_1"), "responseStatus", List.of("500", "503"), "count", List.of("7")));
    }

    @Test
    void a_log_filter_names_states_and_one_message_or_several() {
        assertThat(LogFilter.where()
                        .state(MessageState.ERROR, MessageState.CANCELLED)
                        .host("h")
                        .path("/p")
                        .pageSize(1)
                        .messageId("msg_1")
                        .parameters())
                .isEqualTo(Map.of(
                        "state", List.of("ERROR", "CANCELED", "CANCELLED"),
                        "host", List.of("h"),
                        "path", List.of("/p"),
                        "count", List.of("1"),
                        "messageId", List.of("msg_1")));
        assertThat(LogFilter.where()
                        .messageId("msg_1")
                        .messageIds("msg_2", "msg_3")
                        .parameters())
                .isEqualTo(Map.of("messageIds", List.of("msg_2", "msg_3")));
        assertThat(LogFilter.where().messageIds("msg_2").messageId("msg_1").parameters())
                .isEqualTo(Map.of("messageId", List.of("msg_1")));
    }

    @Test
    void an_option_makes_a_new_filter_and_takes_the_place_of_the_same_one() {
        MessageFilter filter = MessageFilter.where().label("one");

        assertThat(filter.label("two").parameters()).isEqualTo(Map.of("label", List.of("two")));
        assertThat(filter.parameters()).isEqualTo(Map.of("label", List.of("one")));
    }

    @Test
    void a_filter_is_empty_until_it_narrows_something() {
        assertThat(DeadLetterFilter.where().isEmpty()).isTrue();
        assertThat(DeadLetterFilter.where().pageSize(10).isEmpty()).isTrue();
        assertThat(DeadLetterFilter.where().pageSize(10).label("one").isEmpty()).isFalse();
    }

    @Test
    void what_qstash_would_take_for_something_else_is_refused_by_name() {
        refused("label", () -> MessageFilter.where().label());
        refused("urlGroup", () -> MessageFilter.where().urlGroup("good", " "));
        refused("url", () -> MessageFilter.where().url("https://a.example.com/?x=1,2"));
        refused("queueName", () -> MessageFilter.where().queueName(""));
        refused("scheduleId", () -> MessageFilter.where().scheduleId("a "));
        refused("flowControlKey", () -> MessageFilter.where().flowControlKey("a,b"));
        refused("callerIp", () -> MessageFilter.where().callerIp());
        refused("host", () -> MessageFilter.where().host());
        refused("path", () -> LogFilter.where().path(""));
        refused("state", () -> LogFilter.where().state());
        refused("state", () -> LogFilter.where().state(MessageState.UNKNOWN));
        refused("messageId", () -> LogFilter.where().messageId(""));
        refused("messageIds", () -> LogFilter.where().messageIds());
        refused("messageId", () -> DeadLetterFilter.where().messageId("msg_1,msg_2"));
        refused("responseStatus", () -> DeadLetterFilter.where().responseStatus());
        refused("responseStatus", () -> DeadLetterFilter.where().responseStatus(500, 0));
        refused("responseStatus", () -> DeadLetterFilter.where().responseStatus(600));
        refused("pageSize", () -> LogFilter.where().pageSize(0));
        refused("pageSize", () -> DeadLetterFilter.where().pageSize(101));
    }

    @Test
    void moments_are_in_order_and_can_be_sent() {
        assertThat(LogFilter.where().from(MOMENT).to(MOMENT).parameters()).hasSize(2);
        refused("to", () -> LogFilter.where().from(MOMENT).to(MOMENT.minusMillis(1)));
        refused("to", () -> LogFilter.where().to(MOMENT).from(MOMENT.plusMillis(1)));
        refused("from", () -> LogFilter.where().from(Instant.EPOCH));
        refused("to", () -> LogFilter.where().to(Instant.EPOCH));
        refused("to", () -> LogFilter.where().to(Instant.MAX));
        refused("from", () -> LogFilter.where().from(Instant.MIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "https://"})
    void the_text_of_a_filter_names_options_without_their_values(String secret) {
        String url = "https://a.example.com/x?token=secret";

        assertThat(MessageFilter.where().url(url))
                .hasToString("MessageFilter[url]")
                .asString()
                .doesNotContain(secret);
    }

    private static void refused(String option, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageStartingWith(option + " ");
    }
}
