package io.github.qstash4j.test;

import static io.github.qstash4j.test.AssertedServer.HOST;
import static io.github.qstash4j.test.AssertedServer.assertFails;
import static io.github.qstash4j.test.AssertedServer.assertFailsFirst;
import static io.github.qstash4j.test.AssertedServer.to;
import static io.github.qstash4j.test.QStashAssertions.assertThat;
import static io.github.qstash4j.test.QStashAssertions.assertThatThrownBy;
import static io.github.qstash4j.test.QStashAssertions.catchThrowable;

import io.github.qstash4j.devserver.timeline.AttemptRecord;
import io.github.qstash4j.devserver.timeline.MessageHistory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no failure shows, since a build's log has more readers than the message. */
class SecretsAssertTest {

    private record Id(int id) {}

    private final AssertedServer asserted = new AssertedServer();

    @AfterEach
    void close() {
        asserted.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "X-Auth",
                "X-Api-Key",
                "ApiKey",
                "X-Signing-Key",
                "X-Access-Token",
                "X-Secret",
                "X-Password",
                "X-Session-Id",
                "Cookie",
                "X-Signature"
            })
    void the_value_of_a_header_that_names_a_secret(String name) {
        MessageHistory message = asserted.delivered(to("/jobs").header(name, "s3cret"));

        assertThat(message).hasHeader(name, "s3cret");
        assertSecret(
                () -> assertThat(message).hasHeader(name, "s3cret2"),
                "Expected the header " + name + " of the message to be the given value, but found another value.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key", "X-Order-Key", "X-Author"})
    void the_value_of_a_header_that_only_sounds_like_one_is_shown(String name) {
        MessageHistory message = asserted.delivered(to("/jobs").header(name, "o-1"));

        assertFailsFirst(
                () -> assertThat(message).hasHeader(name, "o-2"),
                "Expected the header " + name + " of the message to be \"o-2\", but found [\"o-1\"].");
    }

    @Test
    void what_the_message_redacts() {
        asserted.answering(500, "s3cret is out of stock");
        MessageHistory message = asserted.delivered(to("/jobs")
                .json(Map.of("id", "s3cret"))
                .redactBody()
                .header("X-Name", "s3cret")
                .redactHeaders());
        String found = "but it has one that is another one, of 15 bytes, which the message redacts.";

        assertThat(message).hasJson("{\"id\":\"s3cret\"}").hasHeader("X-Name", "s3cret");
        assertSecret(
                () -> assertThat(message).hasBody("{\"id\": \"s3cret\"}"),
                "Expected the message to have the given body, " + found);
        assertSecret(
                () -> assertThat(message).hasJson("{\"id\":\"s3cret2\"}"),
                "Expected the message to have the given JSON, " + found);
        assertSecret(
                () -> assertThat(message).hasHeader("X-Name", "s3cret2"),
                "Expected the header X-Name of the message to be the given value, but found another value.");
        assertSecret(
                () -> assertThat(message).lastAttempt().hasResponseBody("s3cret is out"),
                "Expected attempt 1 to have the given response body, but it is another one, of 22 bytes, "
                        + "which the message redacts.");
        assertSecret(
                () -> assertThat(message).payload(Id.class),
                "Expected the body of the message to be the JSON of a " + Id.class.getName()
                        + ", but it cannot be decoded, and why is not shown, since the message redacts it.");
        assertThatThrownBy(() -> assertThat(message).hasJson("s3cret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("json must be JSON")
                .hasNoCause();
    }

    @Test
    void a_body_that_is_no_json_and_that_the_message_redacts() {
        MessageHistory message = asserted.delivered(to("/jobs").text("s3cret").redactBody());

        assertSecret(
                () -> assertThat(message).hasJson("1"),
                "Expected the message to have the given JSON, but it has one that is another one, of 6 bytes, "
                        + "which the message redacts, which is no JSON.");
    }

    @Test
    void what_the_message_of_an_attempt_may_redact() {
        asserted.answering(500, "s3cret is out of stock");
        AttemptRecord attempt = asserted.delivered(to("/jobs").text("s3cret").redactBody())
                .attempts()
                .get(0);

        assertThat(attempt).hasResponseBody("s3cret is out of stock");
        assertFails(
                () -> assertThat(attempt).isSuccessful(),
                "Expected attempt 1 to be a success, but it brought status 500.");
        assertSecret(
                () -> assertThat(attempt).hasResponseBody("s3cret is out"),
                "Expected attempt 1 to have the given response body, but it is another one, of 22 bytes, "
                        + "which the message may redact: assertThat(message).attempt(1) shows what may be shown.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token",
                "access_token",
                "key",
                "apiKey",
                "secret",
                "X-Amz-Signature",
                "sig",
                "password",
                "auth",
                "sessionId",
                "code"
            })
    void what_a_url_holds_beside_the_address(String name) {
        String url = HOST + "/jobs?n=1&" + name + "=s3cret;s3cret&m=2";
        String shown = HOST + "/jobs?n=1&" + name + "=***&m=2";
        MessageHistory message = asserted.delivered(
                to("/jobs?n=1&" + name + "=s3cret;s3cret&m=2").callback(url).failureCallback(url));

        assertThat(message).wasPublishedTo(url).hasCallbackTo(url);
        assertSecret(
                () -> assertThat(message).wasPublishedTo("/jobs?" + name + "=s3cret2"),
                "Expected the message to go to /jobs?" + name + "=***, but it goes to " + shown + ".");
        assertSecret(
                () -> assertThat(message).hasCallbackTo("/jobs?" + name + "=s3cret2"),
                "Expected the message to have a callback to /jobs?" + name + "=***, but it has one to " + shown + ".");
        assertSecret(
                () -> assertThat(message).isDeadLettered(),
                "Expected the message to be dead-lettered, but it is delivered, in attempt 1.");
        assertThat(FailureReport.text("a test", asserted.server(), 0))
                .contains(" POST " + shown)
                .doesNotContain("s3cret");
    }

    @Test
    void what_the_urls_of_many_messages_hold_beside_the_address() {
        asserted.delivered(to("/jobs?token=s3cret"));
        asserted.delivered(to("/jobs?n=2&token=s3cret"));

        assertSecret(
                () -> assertThat(asserted.server()).hasMessagesTo("/jobs", 1),
                "Expected exactly 1 message to /jobs, but there are 2.");
        assertSecret(
                () -> assertThat(asserted.server()).hasMessageTo("/jobs?token=s3cret2"),
                "Expected a message to /jobs?token=***, but there is none.");
    }

    @Test
    void what_a_url_that_is_none_holds_beside_the_address() {
        for (String url : List.of("https://me:s3cret@app.example.com/jobs?token=s3cret", "//me:s3cret@app/jobs")) {
            Throwable thrown =
                    catchThrowable(() -> assertThat(asserted.server()).hasNoMessageTo(url));

            assertThat(thrown).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("***@app");
            assertThat(thrown).hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void a_parameter_that_names_no_secret_is_shown() {
        MessageHistory message = asserted.delivered(to("/token=1/a@b?author=me&n=token"));

        assertFailsFirst(
                () -> assertThat(message).wasPublishedTo("/jobs"),
                "Expected the message to go to /jobs, but it goes to "
                        + "https://app.example.com/token=1/a@b?author=me&n=token.");
    }

    private static void assertSecret(ThrowingCallable assertion, String firstLine) {
        assertFailsFirst(assertion, firstLine);
        Throwable thrown = Objects.requireNonNull(catchThrowable(assertion));
        assertThat(thrown).hasMessageNotContaining("s3cret").hasNoCause();
    }
}
