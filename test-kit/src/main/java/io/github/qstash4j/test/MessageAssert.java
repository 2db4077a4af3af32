package io.github.qstash4j.test;

import io.github.qstash4j.devserver.message.Callback;
import io.github.qstash4j.devserver.message.Content;
import io.github.qstash4j.devserver.message.FlowControl;
import io.github.qstash4j.devserver.message.Message;
import io.github.qstash4j.devserver.message.MessageKind;
import io.github.qstash4j.devserver.message.Redaction;
import io.github.qstash4j.devserver.timeline.AttemptRecord;
import io.github.qstash4j.devserver.timeline.MessageHistory;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.assertj.core.api.ObjectAssert;
import org.jspecify.annotations.Nullable;

/** Assertions about one message: what was published, and what has happened to it so far. */
public final class MessageAssert extends HistoryAssert<MessageAssert, MessageHistory> {

    MessageAssert(@Nullable MessageHistory actual) {
        super(actual, MessageAssert.class);
    }

    /** Its destination took it. */
    public MessageAssert isDelivered() {
        return hasState(MessageState.DELIVERED);
    }

    /** It failed for good, which put it into the dead letter queue; whoever took it out since makes no difference. */
    public MessageAssert isDeadLettered() {
        return hasState(MessageState.FAILED);
    }

    /** A caller did not want it any more, and it will not be attempted again. */
    public MessageAssert isCancelled() {
        return hasState(MessageState.CANCELLED);
    }

    /** It waits for its first attempt or for another one, whatever holds it back. */
    public MessageAssert isWaiting() {
        MessageState state = present().state();
        return happened(state == MessageState.CREATED || state == MessageState.RETRY, "be waiting");
    }

    /** It has come to exactly that state. */
    public MessageAssert hasState(MessageState state) {
        return happened(present().state() == state, "be " + (state.isFinal() ? StateText.word(state) : state));
    }

    /** So many attempts have begun so far, the first one included. */
    public MessageAssert wasAttempted(int times) {
        requireCount("times", times);
        int attempts = present().attempts().size();
        return met(
                attempts == times,
                "have had " + StateText.count(times, "attempt"),
                "had " + StateText.count(attempts, "attempt") + " and " + StateText.of(present()) + hint());
    }

    /** No attempt has begun so far. */
    public MessageAssert wasNotAttempted() {
        return wasAttempted(0);
    }

    /**
     * So long were the pauses set after each failed attempt that another one follows, also one that is not over yet:
     * the backoff, the message's own retry delay, or what the destination asked for. They are exact, however time
     * passes; flow control and queues may hold an attempt up for longer.
     */
    public MessageAssert withDelays(Duration... delays) {
        List<Duration> found = present().events().stream()
                .filter(event -> event.state() == MessageState.RETRY)
                .map(MessageAssert::pause)
                .toList();
        return equal("delays between attempts", List.of(delays), found, hint());
    }

    /** With these statuses the destination answered the attempts that are over, 0 where no response came. */
    public MessageAssert wasAnswered(int... statuses) {
        List<Integer> found = present().attempts().stream()
                .filter(attempt -> attempt.answer() != null)
                .map(attempt -> Objects.requireNonNullElse(attempt.responseStatus(), 0))
                .toList();
        return equal("answers to the attempts", Arrays.stream(statuses).boxed().toList(), found, hint());
    }

    /** Goes on with one attempt, counted from 1; fails when there have been fewer. */
    public AttemptAssert attempt(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("number must be at least 1, but is " + number);
        }
        List<AttemptRecord> attempts = present().attempts();
        met(
                attempts.size() >= number,
                "have had at least " + StateText.count(number, "attempt"),
                "had " + StateText.count(attempts.size(), "attempt") + " and " + StateText.of(present()) + hint());
        return described(new AttemptAssert(attempts.get(number - 1), present()));
    }

    /** Goes on with the newest attempt, which may be under way; fails when there has been none. */
    public AttemptAssert lastAttempt() {
        return attempt(Math.max(1, present().attempts().size()));
    }

    /** Its next attempt is due at that time, in scheduling time. */
    public MessageAssert isDueAt(Instant time) {
        return equal("next delivery time", time, present().nextDeliveryTime());
    }

    /** Its next attempt is due so long after it was published, or after the attempt that failed. */
    public MessageAssert isDueAfter(Duration delay) {
        TimelineEvent last = present().events().get(present().events().size() - 1);
        return equal("delay", delay, last.nextDeliveryTime() == null ? null : pause(last));
    }

    /**
     * It was published to that URL, which may begin with the path: {@code /jobs/receipt}. See {@link DevServerAssert}.
     */
    public MessageAssert wasPublishedTo(String url) {
        boolean matches = UrlPattern.of(url).matches(message().destination());
        return met(
                matches,
                "go to " + ValueText.ofUrl(url),
                "goes to " + ValueText.ofUrl(message().url()));
    }

    /** It was published to the URL group of that name, of which this message went to one endpoint. */
    public MessageAssert wasPublishedToUrlGroup(String name) {
        return equal("URL group", name, message().origin().urlGroup());
    }

    /** The schedule with that id published it. */
    public MessageAssert wasPublishedBySchedule(String scheduleId) {
        return equal("schedule", scheduleId, message().origin().scheduleId());
    }

    /** It reports an attempt to deliver the message with that id. */
    public MessageAssert isCallbackOf(String messageId) {
        return reports(MessageKind.CALLBACK, messageId);
    }

    /** It reports that the message with that id has failed for good. */
    public MessageAssert isFailureCallbackOf(String messageId) {
        return reports(MessageKind.FAILURE_CALLBACK, messageId);
    }

    /** Its destination gets it with that HTTP method. */
    public MessageAssert hasMethod(String method) {
        return equal("method", method, content().method());
    }

    /** Its body is that text in UTF-8. */
    public MessageAssert hasBody(String text) {
        String difference = body().differenceTo(text);
        return met(difference == null, "have " + body().named("body", text), "has one that " + difference);
    }

    /**
     * Its body is that JSON, however it is spaced and its fields are ordered.
     *
     * @throws IllegalArgumentException when the text is no JSON
     */
    public MessageAssert hasJson(String json) {
        String difference = body().differenceToJson(json);
        return met(difference == null, "have " + body().named("JSON", json), "has one that " + difference);
    }

    /** Goes on with its body, read as JSON into a value of that type; fails when that is not possible. */
    public <T> ObjectAssert<T> payload(Class<T> type) {
        try {
            return described(new ObjectAssert<>(body().read(type)));
        } catch (IOException e) {
            AssertionError failure = failed("Expected the body of the message to be the JSON of a " + type.getName()
                    + ", but it " + body().undecoded(e) + "." + context());
            // The exception quotes the body.
            throw isRedacted() ? failure : (AssertionError) failure.initCause(e);
        }
    }

    /** One of the headers that are forwarded to the destination has that name and value, or it is the content type. */
    public MessageAssert hasHeader(String name, String value) {
        Redaction redaction = message().publication().redaction();
        boolean redacted = redaction.allHeaders() || redaction.headers().contains(name.toLowerCase(Locale.ROOT));
        return header("header", content().headers(), name, value, redacted);
    }

    /** No header of that name is forwarded to the destination. */
    public MessageAssert hasNoHeader(String name) {
        return met(content().headers().first(name) == null, "have no header " + name, "has one");
    }

    /** It was put into the queue of that name. */
    public MessageAssert hasQueue(String name) {
        return equal("queue", name, message().queueName());
    }

    /** That deduplication id was given; the client gives one of its own where a caller gives none. */
    public MessageAssert hasDeduplicationId(String id) {
        return equal("deduplication id", id, message().publication().deduplicationId());
    }

    /** It has these labels, in any order, and no other. */
    public MessageAssert hasLabels(String... labels) {
        return equal(
                "labels",
                Arrays.stream(labels).sorted().toList(),
                message().publication().labels().stream().sorted().toList());
    }

    /** It counts against the flow control limits of that key. */
    public MessageAssert hasFlowControlKey(String key) {
        FlowControl flowControl = message().publication().flowControl();
        return equal("flow control key", key, flowControl == null ? null : flowControl.key());
    }

    /** So many attempts at most may follow the first one. */
    public MessageAssert hasMaxRetries(int retries) {
        requireCount("retries", retries);
        return equal("maximum of retries", retries, message().options().maxRetries());
    }

    /** What becomes of each attempt is reported to that URL, given as {@link DevServerAssert} says. */
    public MessageAssert hasCallbackTo(String url) {
        return reportsTo("callback", url, message().publication().callback());
    }

    /** That it has failed for good would be reported to that URL, given as {@link DevServerAssert} says. */
    public MessageAssert hasFailureCallbackTo(String url) {
        return reportsTo("failure callback", url, message().publication().failureCallback());
    }

    private MessageAssert reportsTo(String what, String url, @Nullable Callback callback) {
        UrlPattern wanted = UrlPattern.of(url);
        return met(
                callback != null && wanted.matches(callback.destination()),
                "have a " + what + " to " + wanted,
                callback == null
                        ? "has none"
                        : "has one to " + ValueText.ofUrl(callback.destination().url()));
    }

    private MessageAssert reports(MessageKind kind, String messageId) {
        boolean matches = message().origin().kind() == kind
                && messageId.equals(message().origin().sourceMessageId());
        return met(matches, "be the " + StateText.word(kind) + " of " + messageId, "is " + StateText.origin(present()));
    }

    private MessageAssert happened(boolean condition, String expectation) {
        return met(condition, expectation, StateText.of(present()) + hint());
    }

    private String hint() {
        return present().state().isFinal() ? "" : "." + MessageText.line(StateText.HINT);
    }

    private static Duration pause(TimelineEvent event) {
        Instant next = event.nextDeliveryTime();
        return next == null ? Duration.ZERO : Duration.between(event.time(), next);
    }

    private SeenBody body() {
        return new SeenBody(content().body(), isRedacted() ? SeenBody.REDACTED : null);
    }

    private boolean isRedacted() {
        return message().publication().redaction().body();
    }

    private Content content() {
        return message().content();
    }

    private Message message() {
        return present().message();
    }

    @Override
    String subject() {
        return "the message";
    }

    @Override
    String context() {
        return MessageText.of(present());
    }
}
