package io.github.qstash4j.test;

import io.github.qstash4j.devserver.message.NoResponse;
import io.github.qstash4j.devserver.message.Response;
import io.github.qstash4j.devserver.timeline.AttemptRecord;
import io.github.qstash4j.devserver.timeline.MessageHistory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Assertions about one attempt to deliver a message. */
public final class AttemptAssert extends HistoryAssert<AttemptAssert, AttemptRecord> {

    private final @Nullable MessageHistory history;

    AttemptAssert(@Nullable AttemptRecord actual, @Nullable MessageHistory history) {
        super(actual, AttemptAssert.class);
        this.history = history;
    }

    /** The destination took the message: a status of 200 to 299. */
    public AttemptAssert isSuccessful() {
        return met(present().isSuccess(), "be a success", "brought " + outcome());
    }

    /** The destination answered with that status. */
    public AttemptAssert hasStatus(int status) {
        return met(response().status() == status, "have status " + status, "brought " + outcome());
    }

    /** No response came: the destination could not be reached, broke off, or took too long. */
    public AttemptAssert hasNoResponse() {
        return met(present().answer() instanceof NoResponse, "have no response", "brought " + outcome());
    }

    /** It failed, and the sentence that says why contains that text. */
    public AttemptAssert hasErrorContaining(String text) {
        String error = present().error();
        return met(
                error != null && error.contains(text),
                "have an error with " + ValueText.of(text),
                error == null ? "brought " + outcome() : "has the error " + ValueText.of(error));
    }

    /** The destination answered with that text in UTF-8. */
    public AttemptAssert hasResponseBody(String text) {
        SeenBody body = new SeenBody(response().body(), whyHidden());
        String difference = body.differenceTo(text);
        return met(difference == null, "have " + body.named("response body", text), String.valueOf(difference));
    }

    /** One of the response's headers of that name has that value. */
    public AttemptAssert hasResponseHeader(String name, String value) {
        return header("response header", response().headers(), name, value, false);
    }

    /** It began at that time, in scheduling time. */
    public AttemptAssert startedAt(Instant time) {
        return equal("start", time, present().startedAt());
    }

    private Response response() {
        if (present().answer() instanceof Response response) {
            return response;
        }
        throw failed("Expected " + subject() + " to have a response, but it brought " + outcome() + "." + context());
    }

    private String outcome() {
        return MessageText.answer(present().answer(), whyHidden() == null);
    }

    /** The response may repeat what the message redacts; null when it redacts nothing. */
    private @Nullable String whyHidden() {
        if (history == null) {
            return "which the message may redact: assertThat(message).attempt("
                    + present().number() + ") shows what may be shown";
        }
        return history.message().publication().redaction().body() ? SeenBody.REDACTED : null;
    }

    @Override
    String subject() {
        return "attempt " + present().number();
    }

    @Override
    String context() {
        return history == null ? "" : MessageText.of(history);
    }
}
