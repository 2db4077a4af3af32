package io.github.qstash4j.client;

import io.github.qstash4j.client.QStashException.Kind;
import java.util.List;
import java.util.concurrent.CompletionException;

/** Makes every exception that tells of a failed call, and keeps the token out of what a server says. */
final class Failures {

    private final ServerWords words;

    Failures(ServerWords words) {
        this.words = words;
    }

    /** The answer is not a success. */
    QStashException refused(RestCall call, Answer answer, List<RateLimit> limits) {
        if (answer.status() < 400) {
            return unexpected(call, answer, "an answer that is neither success nor error; is the base URL QStash's?");
        }
        String said = words.error(answer);
        String what = "status " + answer.status() + ": " + (said == null ? words.excerpt(answer) : said);
        return new QStashException(kind(answer.status()), answer.status(), said, call, what, null, limits);
    }

    /** The answer is a success, but not one of QStash's. */
    QStashException unexpected(RestCall call, Answer answer, String why) {
        String said = words.error(answer);
        String what = "status " + answer.status() + " with " + why + " The answer: "
                + (said == null ? words.outline(answer) : said);
        return new QStashException(Kind.UNEXPECTED_ANSWER, answer.status(), said, call, what, null);
    }

    /** Whether it is QStash that says that there is no such thing, and not a server that has never heard of QStash. */
    boolean isNotFound(Answer answer) {
        return answer.status() == 404 && words.error(answer) != null;
    }

    /** Whether the answer tells of an error, whatever its status. */
    boolean isError(Answer answer) {
        return words.error(answer) != null;
    }

    QStashException tooLong(RestCall call, AnswerTooLongException cause) {
        return new QStashException(Kind.UNEXPECTED_ANSWER, 0, null, call, String.valueOf(cause.getMessage()), cause);
    }

    QStashException noAnswer(RestCall call, String what, Exception cause) {
        return new QStashException(Kind.NO_ANSWER, 0, null, call, what, cause);
    }

    /** The batch was answered, but some of its messages have to be sent again. */
    static QStashException refusedSteps(List<String> refused, int all) {
        String said = String.join("; ", refused);
        String what = refused.size() + " of " + all + " follow-up steps refused: " + said;
        return new QStashException(Kind.BAD_REQUEST, 200, said, RestCall.batch(MessageBody.NONE), what, null);
    }

    /** What a future failed with, below the wrapping that a chain of futures adds. */
    static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    private static Kind kind(int status) {
        if (status == 401 || status == 403) {
            return Kind.UNAUTHORIZED;
        }
        if (status == 429) {
            return Kind.RATE_LIMITED;
        }
        return status < 500 ? Kind.BAD_REQUEST : Kind.SERVER_ERROR;
    }
}
