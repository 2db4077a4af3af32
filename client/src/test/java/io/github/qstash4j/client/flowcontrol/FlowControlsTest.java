package io.github.qstash4j.client.flowcontrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.FlowControl;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.TestServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowControlsTest {

    private static final OutgoingMessage MESSAGE = OutgoingMessage.to(TestServer.URL + "/jobs")
            .flowControl(FlowControl.key("orders").parallelism(2).rate(1, Duration.ofMinutes(1)));

    @AutoClose
    private final TestServer server = new TestServer();

    private final FlowControls keys = server.qstash().flowControls();

    private String publish() {
        return server.qstash().publish(MESSAGE).messageId();
    }

    private int attempts(String messageId) {
        server.server().time().advance(Duration.ofSeconds(1));
        return server.server().attempts(messageId).size();
    }

    private FlowControlKey orders() {
        return keys.get("orders").orElseThrow();
    }

    @Test
    @Calls("GET /v2/flowControl/{flowControlKey}")
    void a_key_tells_its_limits_and_what_they_hold_back() {
        assertThat(keys.get("orders")).isEmpty();
        publish();
        publish();
        server.server().time().advance(Duration.ofSeconds(1));

        assertThat(keys.getAsync("orders").join())
                .contains(new FlowControlKey(
                        "orders", 1, 2, 0, 1, 1, Duration.ofMinutes(1), TestServer.START, false, false, false));
    }

    @Test
    @Calls("GET /v2/flowControl")
    void keys_are_listed_and_searched() {
        publish();
        server.qstash().publish(MESSAGE.flowControl(FlowControl.key("mails").parallelism(1)));

        assertThat(keys.list()).extracting(FlowControlKey::key).containsExactlyInAnyOrder("orders", "mails");
        assertThat(keys.listAsync().join()).hasSize(2);
        assertThat(keys.search("rder")).extracting(FlowControlKey::key).containsExactly("orders");
        assertThat(keys.searchAsync("nothing").join()).isEmpty();
    }

    @Test
    @Calls({"POST /v2/flowControl/{flowControlKey}/pause", "POST /v2/flowControl/{flowControlKey}/resume"})
    void a_paused_key_keeps_its_messages_until_it_is_resumed() {
        keys.pause("orders");
        String id = publish();
        assertThat(attempts(id)).isZero();
        assertThat(orders().paused()).isTrue();

        keys.resume("orders");
        assertThat(attempts(id)).isEqualTo(1);

        keys.pauseAsync("orders").join();
        assertThat(orders().paused()).isTrue();
        keys.resumeAsync("orders").join();
        assertThat(orders().paused()).isFalse();
    }

    @Test
    @Calls("POST /v2/flowControl/{flowControlKey}/resetRate")
    void a_rate_that_is_reset_lets_the_next_message_go() {
        publish();
        String second = publish();
        assertThat(attempts(second)).isZero();

        keys.resetRate("orders");
        assertThat(attempts(second)).isEqualTo(1);

        String third = publish();
        assertThat(attempts(third)).isZero();
        keys.resetRateAsync("orders").join();
        assertThat(attempts(third)).isEqualTo(1);
    }

    @Test
    @Calls({"POST /v2/flowControl/{flowControlKey}/pin", "POST /v2/flowControl/{flowControlKey}/unpin"})
    void what_is_pinned_counts_before_what_messages_say_until_it_is_unpinned() {
        publish();
        keys.pinParallelism("orders", 5);
        keys.pinRate("orders", 9, Duration.ofSeconds(30));
        publish();

        assertThat(orders()).satisfies(key -> {
            assertThat(key.parallelismMax()).isEqualTo(5);
            assertThat(key.parallelismPinned()).isTrue();
            assertThat(key.rateMax()).isEqualTo(9);
            assertThat(key.ratePeriod()).isEqualTo(Duration.ofSeconds(30));
            assertThat(key.ratePinned()).isTrue();
        });

        keys.unpinParallelism("orders");
        assertThat(orders().parallelismPinned()).isFalse();
        assertThat(orders().ratePinned()).isTrue();
        keys.unpinRate("orders");
        publish();
        assertThat(orders().rateMax()).isEqualTo(1);
        assertThat(orders().parallelismMax()).isEqualTo(2);
    }

    @Test
    @Calls({"POST /v2/flowControl/{flowControlKey}/pin", "POST /v2/flowControl/{flowControlKey}/unpin"})
    void pinning_need_not_block() {
        keys.pinParallelismAsync("orders", 5).join();
        keys.pinRateAsync("orders", 9, Duration.ofDays(7)).join();
        assertThat(orders().ratePeriod()).isEqualTo(Duration.ofDays(7));

        keys.unpinParallelismAsync("orders").join();
        keys.unpinRateAsync("orders").join();
        assertThat(orders().parallelismPinned() || orders().ratePinned()).isFalse();
    }

    @Test
    @Calls("POST /v2/flowControl/{flowControlKey}/pin")
    void both_limits_are_pinned_with_one_call() {
        FlowControl limits = FlowControl.key("orders").parallelism(5).rate(9, Duration.ofMinutes(2));
        keys.pin(limits);
        assertThat(orders().parallelismPinned() && orders().ratePinned()).isTrue();
        assertThat(orders().parallelismMax()).isEqualTo(5);
        assertThat(orders().rateMax()).isEqualTo(9);
        assertThat(orders().ratePeriod()).isEqualTo(Duration.ofMinutes(2));

        keys.unpinRate("orders");
        keys.pinAsync(FlowControl.key("orders").parallelism(6)).join();
        assertThat(orders().parallelismMax()).isEqualTo(6);
        assertThat(orders().ratePinned()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys.pin(FlowControl.key("orders")))
                .withMessageContaining("flowControl needs a limit");
    }

    @Test
    @Calls("GET /v2/globalParallelism")
    void the_whole_account_has_a_parallelism() {
        assertThat(keys.globalParallelism()).satisfies(global -> {
            assertThat(global.max()).isPositive();
            assertThat(global.count()).isZero();
        });
        assertThat(keys.globalParallelismAsync().join()).isEqualTo(keys.globalParallelism());
    }

    @Test
    void limits_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys.pinParallelism("orders", 0))
                .withMessage("parallelism must be 1 or more, but is 0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys.pinRate("orders", -1, Duration.ofSeconds(1)))
                .withMessage("rate must be 1 or more, but is -1.");
        for (Duration period : List.of(
                Duration.ZERO,
                Duration.ofSeconds(-1),
                Duration.ofMillis(1500),
                Duration.ofDays(7).plusSeconds(1),
                Duration.ofSeconds(Long.MAX_VALUE))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> keys.pinRate("orders", 1, period))
                    .withMessageStartingWith("period must be whole seconds");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys.search(" "))
                .withMessageContaining("list() gives all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "..", "a b"})
    void a_key_that_cannot_be_one_is_refused(String key) {
        for (Runnable call : List.<Runnable>of(
                () -> keys.get(key),
                () -> keys.pause(key),
                () -> keys.resume(key),
                () -> keys.resetRate(key),
                () -> keys.pinParallelism(key, 1),
                () -> keys.unpinRate(key))) {
            assertThatIllegalArgumentException().isThrownBy(call::run).withMessageStartingWith("A flow control key");
        }
    }
}
