package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final OutgoingMessage MESSAGE =
            OutgoingMessage.to("https://example.com/a").text("body").header("X-A", "bc");

    @Test
    void messages_that_say_the_same_have_the_same_one_in_whatever_order_it_was_said() {
        OutgoingMessage same = OutgoingMessage.to("https://example.com/a")
                .header("X-A", "bc")
                .retries(9)
                .text("other")
                .text("body");

        assertThat(same.fingerprint())
                .isEqualTo(MESSAGE.retries(9).fingerprint())
                .matches("[0-9a-f]{32}");
    }

    @Test
    void it_does_not_change_between_releases_without_need() {
        assertThat(MESSAGE.fingerprint()).isEqualTo("e87bb1c2f1cf75d70884e947fa639027");
    }

    @Test
    void whatever_a_message_says_makes_another_one() {
        OutgoingMessage bare = OutgoingMessage.to("https://example.com/a");
        assertThat(List.of(
                        MESSAGE,
                        MESSAGE.text("bodY"),
                        MESSAGE.contentType("text/csv"),
                        MESSAGE.header("X-A", "b"),
                        MESSAGE.header("X-Ab", "c"),
                        MESSAGE.queue("q"),
                        MESSAGE.queue("r"),
                        MESSAGE.retries(1),
                        MESSAGE.labels("l"),
                        MESSAGE.callback("https://example.com/c"),
                        OutgoingMessage.to("https://example.com/ab")
                                .text("body")
                                .header("X-A", "bc"),
                        OutgoingMessage.toUrlGroup("a").text("body").header("X-A", "bc"),
                        bare))
                .extracting(OutgoingMessage::fingerprint)
                .doesNotHaveDuplicates();
    }

    @Test
    void one_more_label_stands_behind_the_others() {
        assertThat(MESSAGE.labels("a", "b").addLabel("c").headers()).containsEntry("Upstash-Label", "a,b,c");
        assertThat(MESSAGE.addLabel("c").headers()).containsEntry("Upstash-Label", "c");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MESSAGE.addLabel("c,d"))
                .withMessageContaining("addLabel");
    }
}
