package io.github.qstash4j.test;

import static io.github.qstash4j.test.AssertedServer.HINT;
import static io.github.qstash4j.test.AssertedServer.HOST;
import static io.github.qstash4j.test.AssertedServer.assertFails;
import static io.github.qstash4j.test.AssertedServer.to;
import static io.github.qstash4j.test.QStashAssertions.assertThat;
import static io.github.qstash4j.test.QStashAssertions.assertThatThrownBy;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.devserver.DevServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which messages an assertion means by a URL, and which ones it shows when it means none. */
class NearMissAssertTest {

    private final AssertedServer asserted = new AssertedServer();
    private final DevServer server = asserted.server();

    @AfterEach
    void close() {
        asserted.close();
    }

    @Test
    void a_url_is_whole_or_begins_with_the_path_and_means_any_query_unless_it_has_one() {
        asserted.publish(to("/jobs/receipt?tenant=1"));

        for (String url : List.of("/jobs/receipt", "/jobs/receipt?tenant=1")) {
            assertThat(server).hasMessageTo(url).hasMessageTo(HOST + url);
        }
        assertThat(server)
                .hasMessageTo("HTTPS://APP.example.com:443/jobs/receipt")
                .hasNoMessageTo("/receipt")
                .hasNoMessageTo("/jobs")
                .hasNoMessageTo("/jobs/receipt/")
                .hasNoMessageTo("/jobs/Receipt")
                .hasNoMessageTo("/jobs/receipt?tenant=2")
                .hasNoMessageTo("/jobs/receipt?")
                .hasNoMessageTo("http://app.example.com/jobs/receipt")
                .hasNoMessageTo("http://app.example.com:443/jobs/receipt")
                .hasNoMessageTo("https://app.example.com:8443/jobs/receipt")
                .hasNoMessageTo("https://app.example.org/jobs/receipt");
    }

    @Test
    void a_url_without_a_path_means_the_root() {
        asserted.publish(OutgoingMessage.to(HOST));

        assertThat(server).hasMessageTo(HOST).hasMessageTo("/").hasMessageTo(HOST + "/");
    }

    @Test
    void what_is_no_url_is_refused() {
        asserted.publish(to("/jobs/a%20b"));

        for (String url : List.of(
                "jobs/receipt",
                "",
                "ftp://app.example.com/jobs",
                "https://app.example.com/jobs#a",
                "/jobs/a b",
                "/jobs/a%20b#x",
                "/jobs/é",
                "//app.example.com/jobs/a%20b")) {
            assertThatThrownBy(() -> assertThat(server).hasNoMessageTo(url))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("url must be an absolute http or https URL, or a path that begins with one slash, "
                            + "in printable ASCII and without a fragment, but is " + url);
        }
    }

    @Test
    void the_closest_urls_are_shown_with_what_became_of_their_messages() {
        asserted.answering(500, 200, 200);
        asserted.delivered(to("/something/else").retries(0));
        asserted.delivered(to("/something/else"));
        asserted.publish(to("/something/else").delay(Duration.ofHours(1)));
        String near = asserted.delivered(to("/jobs/reciept")).messageId();

        assertFails(
                () -> assertThat(server).hasDelivered(HOST + "/jobs/receipt"),
                "Expected a delivered message to https://app.example.com/jobs/receipt, but there is none.",
                "No message to https://app.example.com/jobs/receipt; closest:",
                "  https://app.example.com/jobs/reciept: " + near + " is delivered, in attempt 1",
                "  https://app.example.com/something/else: 3 messages (1 dead-lettered, 1 delivered, 1 waiting)",
                HINT);
        assertThatThrownBy(() -> assertThat(server).messageTo("/jobs/receipt"))
                .hasMessageContaining("No message to /jobs/receipt; closest:")
                .hasMessageContaining("/jobs/reciept: ");
    }

    @Test
    void the_right_path_at_another_host_is_closer_than_another_path() {
        asserted.publish(to("/jobs/receipts"));
        asserted.publish(OutgoingMessage.to("https://elsewhere.example.org/jobs/receipt?n=1"));
        asserted.publish(OutgoingMessage.to("https://app.example.org/jobs/receipt"));

        assertThat(closest(HOST + "/jobs/receipt"))
                .containsExactly(
                        "https://app.example.org/jobs/receipt",
                        "https://elsewhere.example.org/jobs/receipt?n=1",
                        HOST + "/jobs/receipts");
        assertThat(closest("/jobs/receipt?n=2"))
                .containsExactly(
                        "https://elsewhere.example.org/jobs/receipt?n=1",
                        HOST + "/jobs/receipts",
                        "https://app.example.org/jobs/receipt");
    }

    @Test
    void the_distance_is_that_of_the_fewest_changes() {
        for (String path : List.of("/", "/receipt", "/jobs/re", "/jobs/recap", "/jobs/receip", "/jobs/xreceiptx")) {
            asserted.publish(to(path));
        }

        assertThat(closest("/jobs/receipt"))
                .containsExactly(
                        HOST + "/jobs/receip",
                        HOST + "/jobs/xreceiptx",
                        HOST + "/jobs/recap",
                        HOST + "/receipt",
                        HOST + "/jobs/re",
                        "  and 1 more URL");
    }

    @Test
    void five_urls_are_no_more_than_are_shown() {
        for (int i = 0; i < 5; i++) {
            asserted.publish(to("/jobs/" + i));
        }

        assertThat(closest("/jobs/receipt")).hasSize(5).last().isEqualTo(HOST + "/jobs/4");
    }

    @Test
    void long_urls_are_compared_and_shown_in_part() {
        String path = "/jobs/" + "a".repeat(15_000);
        asserted.publish(to(path));

        assertThatThrownBy(() -> assertThat(server).hasDelivered(path + "b"))
                .hasMessageContaining("  https://app.example.com/jobs/aaa")
                .satisfies(thrown -> assertThat(String.valueOf(thrown.getMessage()))
                        .hasSizeLessThan(1000)
                        .contains("aaa...: msg_"));
    }

    @Test
    void what_a_message_that_has_not_been_attempted_may_still_publish_is_thought_of() {
        String id = asserted.publish(to("/jobs/order"));

        assertFails(
                () -> assertThat(server).hasDelivered("/jobs/receipt"),
                "Expected a delivered message to /jobs/receipt, but there is none.",
                "No message to /jobs/receipt; closest:",
                "  https://app.example.com/jobs/order: " + id
                        + " waits for its first attempt, due at 2026-03-01T12:00:00Z",
                HINT);
    }

    @Test
    void a_url_that_fits_is_shown_whole() {
        String url = HOST + "/" + "a".repeat(199 - HOST.length());
        asserted.delivered(OutgoingMessage.to(url));

        assertThat(closest("/jobs")).singleElement().isEqualTo(url);
    }

    private List<String> closest(String url) {
        List<String> found = new ArrayList<>();
        assertThatThrownBy(() -> assertThat(server).hasDelivered(url))
                .satisfies(thrown -> String.valueOf(thrown.getMessage())
                        .lines()
                        .skip(2)
                        .filter(line -> !line.equals(HINT))
                        .forEach(line -> found.add(line.replaceFirst("^ +(https?://[^ ]*):.*$", "$1"))));
        return found;
    }
}
