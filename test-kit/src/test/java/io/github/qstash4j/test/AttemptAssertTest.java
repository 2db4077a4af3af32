package io.github.qstash4j.test;

import static io.github.qstash4j.test.AssertedServer.START;
import static io.github.qstash4j.test.AssertedServer.assertFails;
import static io.github.qstash4j.test.AssertedServer.assertFailsFirst;
import static io.github.qstash4j.test.AssertedServer.to;
import static io.github.qstash4j.test.QStashAssertions.assertThat;

import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.timeline.AttemptRecord;
import io.github.qstash4j.devserver.timeline.MessageHistory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What came of one attempt. */
class AttemptAssertTest {

    private final AssertedServer asserted = new AssertedServer();

    @AfterEach
    void close() {
        asserted.close();
    }

    @Test
    void a_failure_shows_the_message_that_the_attempt_is_of() {
        MessageHistory message = asserted.answering(503, "closed").ended(to("/jobs"));

        assertThat(message).attempt(1).hasStatus(503).hasErrorContaining("status 503");
        assertFails(
                () -> assertThat(message).as("first").attempt(1).isSuccessful(),
                "[first] Expected attempt 1 to be a success, but it brought status 503 \"closed\".",
                "",
                message.messageId() + " POST https://app.example.com/jobs",
                "  2026-03-01T12:00:00Z created, due at once",
                "  2026-03-01T12:00:00Z attempt 1: status 503 \"closed\", the next one after 12s",
                "  2026-03-01T12:00:12Z attempt 2: status 200, delivered");
    }

    @Test
    void an_attempt_alone_can_be_asserted_about_too() {
        AttemptRecord attempt = asserted.delivered(to("/jobs")).attempts().get(0);

        assertThat(attempt).startedAt(START).hasStatus(200).isSuccessful().isNotNull();
        assertFails(
                () -> assertThat(attempt).hasStatus(500),
                "Expected attempt 1 to have status 500, but it brought status 200.");
        assertFails(
                () -> assertThat(attempt).startedAt(START.plusSeconds(1)),
                "Expected the start of attempt 1 to be 2026-03-01T12:00:01Z, but found 2026-03-01T12:00:00Z.");
        assertFails(
                () -> assertThat(attempt).hasErrorContaining("closed"),
                "Expected attempt 1 to have an error with \"closed\", but it brought status 200.");
        assertFails(
                () -> assertThat(attempt).hasNoResponse(),
                "Expected attempt 1 to have no response, but it brought status 200.");
    }

    @Test
    void no_response_has_neither_status_nor_body() {
        MessageHistory message = asserted.answering(0).delivered(to("/jobs"));
        String found = "brought no response (The connection was reset.).";

        assertThat(message)
                .lastAttempt()
                .hasErrorContaining("reset")
                .hasNoResponse()
                .isNotNull();
        assertFailsFirst(
                () -> assertThat(message).lastAttempt().hasStatus(0),
                "Expected attempt 1 to have a response, but it " + found);
        assertFailsFirst(
                () -> assertThat(message).lastAttempt().hasResponseBody(""),
                "Expected attempt 1 to have a response, but it " + found);
        assertFailsFirst(
                () -> assertThat(message).lastAttempt().hasErrorContaining("closed"),
                "Expected attempt 1 to have an error with \"closed\", but it has the error "
                        + "\"The connection was reset.\".");
    }

    @Test
    void nothing_has_come_yet() {
        AttemptRecord underWay = new AttemptRecord(2, START, null, null);

        assertFails(
                () -> assertThat(underWay).isSuccessful(),
                "Expected attempt 2 to be a success, but it brought nothing yet.");
        assertFails(
                () -> assertThat(underWay).hasNoResponse(),
                "Expected attempt 2 to have no response, but it brought nothing yet.");
        assertFails(
                () -> assertThat(underWay).hasStatus(200),
                "Expected attempt 2 to have a response, but it brought nothing yet.");
    }

    @Test
    void what_the_response_says() {
        asserted.answering(429, "slower", new Header("Retry-After", "60"), new Header("Set-Cookie", "s3cret"));
        MessageHistory message = asserted.delivered(to("/jobs"));

        assertThat(message)
                .attempt(1)
                .hasResponseHeader("retry-after", "60")
                .hasResponseBody("slower")
                .isNotNull();
        assertFailsFirst(
                () -> assertThat(message).attempt(1).hasResponseBody("slow"),
                "Expected attempt 1 to have the response body \"slow\", but it is \"slower\", another one from "
                        + "character 5 on.");
        assertFailsFirst(
                () -> assertThat(message).attempt(1).hasResponseHeader("Retry-After", "61"),
                "Expected the response header Retry-After of attempt 1 to be \"61\", but found [\"60\"].");
        assertFailsFirst(
                () -> assertThat(message).attempt(1).hasResponseHeader("Set-Cookie", "a"),
                "Expected the response header Set-Cookie of attempt 1 to be the given value, but found another value.");
    }
}
