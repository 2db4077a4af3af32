package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeduplicationTest {

    private static final DevServer SERVER = DevServer.start();
    private static final String LATER = "Upstash-Delay: 1d";
    private static final String URL = "https://a.test/b";

    private final Rest rest = Rest.of(SERVER);

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Shows("Upstash-Deduplication-Id")
    @Test
    void a_duplicate_is_accepted_with_202_and_the_id_of_the_first() {
        Rest.Answer first = rest.publish(URL, "", LATER, "Upstash-Deduplication-Id: order 1");
        Rest.Answer second = rest.publish(URL, "", LATER, "Upstash-Deduplication-Id: order 1");

        assertThat(first.json().has("deduplicated")).isFalse();
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.text("messageId")).isEqualTo(first.text("messageId"));
        assertThat(second.json().get("deduplicated").asBoolean()).isTrue();
    }

    @Shows("Upstash-Content-Based-Deduplication")
    @ParameterizedTest
    @ValueSource(strings = {"true", "True", "TRUE"})
    void a_message_with_the_same_content_is_a_duplicate_when_that_is_wanted(String yes) {
        String url = URL + "?" + yes;
        String wanted = "Upstash-Content-Based-Deduplication: " + yes;
        Rest.Answer first = rest.publish(
                url, "b", LATER, wanted, "Content-Type: a/b", "Upstash-Forward-A: 1", "Upstash-Forward-B: 2");

        assertThat(first.status()).isEqualTo(200);
        assertThat(rest.publish(
                                url,
                                "b",
                                LATER,
                                wanted,
                                "Upstash-Forward-b: 2",
                                "X-Not-Forwarded: 1",
                                "Upstash-Forward-A: 1",
                                "content-type: a/b")
                        .status())
                .isEqualTo(202);
        for (String changed : new String[] {"Content-Type: a/c", "Upstash-Forward-A: 2", "Upstash-Forward-C: 3"}) {
            assertThat(rest.publish(url, "b", LATER, wanted, changed).status())
                    .as(changed)
                    .isEqualTo(200);
        }
        assertThat(rest.publish(url, "c", LATER, wanted).status()).isEqualTo(200);
        assertThat(rest.publish(url + "2", "c", LATER, wanted).status()).isEqualTo(200);
    }

    @Test
    void a_deduplication_id_wins_over_the_content() {
        String wanted = "Upstash-Content-Based-Deduplication: true";
        rest.publish(URL, "same", LATER, wanted, "Upstash-Deduplication-Id: first");

        assertThat(rest.publish(URL, "same", LATER, wanted, "Upstash-Deduplication-Id: second")
                        .status())
                .isEqualTo(200);
    }
}
