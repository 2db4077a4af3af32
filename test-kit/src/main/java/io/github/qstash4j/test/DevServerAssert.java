package io.github.qstash4j.test;

import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.message.Callback;
import io.github.qstash4j.devserver.message.MessageKind;
import io.github.qstash4j.devserver.timeline.MessageHistory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about all messages that a server has seen so far, whoever published them; callbacks are messages too.
 *
 * <p>A URL is given whole, as it was published, or from its path on: {@code /jobs/receipt} means that path at any host,
 * and not a longer path that ends so. Without a query, each of the two means any query. Another form is an
 * {@link IllegalArgumentException}.
 */
public final class DevServerAssert extends TimelineAssert<DevServerAssert, DevServer> {

    DevServerAssert(@Nullable DevServer actual) {
        super(actual, DevServerAssert.class);
    }

    /** At least one message to that URL was delivered. */
    public DevServerAssert hasDelivered(String url) {
        return atLeastOne(Wanted.DELIVERED, url);
    }

    /** Exactly so many messages to that URL were delivered; each counts once, however often it arrived. */
    public DevServerAssert hasDelivered(String url, int messages) {
        return exactly(messages, Wanted.DELIVERED, url);
    }

    /** At least one message to that URL failed for good. */
    public DevServerAssert hasDeadLettered(String url) {
        return atLeastOne(Wanted.DEAD_LETTERED, url);
    }

    /** Exactly so many messages to that URL failed for good. */
    public DevServerAssert hasDeadLettered(String url, int messages) {
        return exactly(messages, Wanted.DEAD_LETTERED, url);
    }

    /** At least one message goes to that URL, whatever became of it. */
    public DevServerAssert hasMessageTo(String url) {
        return atLeastOne(Wanted.ANY, url);
    }

    /** Exactly so many messages go to that URL, whatever became of them. */
    public DevServerAssert hasMessagesTo(String url, int messages) {
        return exactly(messages, Wanted.ANY, url);
    }

    /** No message goes to that URL. */
    public DevServerAssert hasNoMessageTo(String url) {
        return exactly(0, Wanted.ANY, url);
    }

    /** Nothing was published. */
    public DevServerAssert hasNoMessages() {
        SeenMessages seen = seen();
        if (seen.isEmpty()) {
            return this;
        }
        throw failed("Expected no message at all, but there " + StateText.thereAre(seen.size()) + "." + seen.shown());
    }

    /** No message waits, for whatever reason, or is under way; schedules may go on. */
    public DevServerAssert isIdle() {
        SeenMessages unfinished = seen().that(history -> !history.state().isFinal());
        if (unfinished.isEmpty()) {
            return this;
        }
        throw failed("Expected no message to be waiting or under way, but there "
                + StateText.thereAre(unfinished.size()) + "." + unfinished.shown());
    }

    /** Goes on with the message of that id; fails when there has never been one. */
    public MessageAssert message(String messageId) {
        return described(new MessageAssert(history(messageId)));
    }

    /** Goes on with the message to that URL; fails when there is none, or more than one. */
    public MessageAssert messageTo(String url) {
        exactly(1, Wanted.ANY, url);
        return described(new MessageAssert(seen().to(UrlPattern.of(url)).first()));
    }

    /** Goes on with the newest callback of the message with that id, which reports its last attempt. */
    public MessageAssert callbackOf(String messageId) {
        return report(MessageKind.CALLBACK, messageId);
    }

    /** Goes on with the failure callback of the message with that id. */
    public MessageAssert failureCallbackOf(String messageId) {
        return report(MessageKind.FAILURE_CALLBACK, messageId);
    }

    private MessageAssert report(MessageKind kind, String messageId) {
        MessageHistory source = history(messageId);
        SeenMessages reports = seen().that(history -> history.message().origin().kind() == kind
                && messageId.equals(history.message().origin().sourceMessageId()));
        if (!reports.isEmpty()) {
            return described(new MessageAssert(reports.last()));
        }
        var publication = source.message().publication();
        Callback asked = kind == MessageKind.CALLBACK ? publication.callback() : publication.failureCallback();
        throw failed("Expected a " + StateText.word(kind) + " of " + messageId + ", but there is none, since "
                + (asked == null ? "it was published without one" : "it " + StateText.of(source)) + "."
                + new SeenMessages(List.of(source)).shown());
    }

    private MessageHistory history(String messageId) {
        SeenMessages all = seen();
        SeenMessages found = all.that(history -> history.messageId().equals(messageId));
        if (found.isEmpty()) {
            throw failed("Expected a message " + messageId + ", but there has never been one."
                    + (all.isEmpty() ? MessageText.line(nothing()) : all.shown()));
        }
        return found.first();
    }

    private DevServerAssert atLeastOne(Wanted wanted, String text) {
        UrlPattern url = UrlPattern.of(text);
        SeenMessages all = seen();
        if (!wanted.of(all.to(url)).isEmpty()) {
            return this;
        }
        throw failed("Expected a " + wanted.noun() + " to " + url + ", but there is none." + instead(all, url));
    }

    private DevServerAssert exactly(int messages, Wanted wanted, String text) {
        requireCount("messages", messages);
        UrlPattern url = UrlPattern.of(text);
        SeenMessages all = seen();
        int found = wanted.of(all.to(url)).size();
        if (found == messages) {
            return this;
        }
        String expected = (messages == 0 ? "" : "exactly ") + StateText.count(messages, wanted.noun());
        throw failed("Expected " + expected + " to " + url + ", but there " + StateText.thereAre(found) + "."
                + instead(all, url));
    }

    private String instead(SeenMessages all, UrlPattern url) {
        SeenMessages toUrl = all.to(url);
        if (!toUrl.isEmpty()) {
            return MessageText.line("What was published to it:") + toUrl.shown();
        }
        return MessageText.line(all.isEmpty() ? nothing() : "No message to " + url + "; closest:" + all.closestTo(url));
    }

    /** The likeliest mistake, without the token itself. */
    private String nothing() {
        return "No message at all was published. Does the application publish to "
                + present().url() + ", with the server's token?";
    }

    private SeenMessages seen() {
        return SeenMessages.of(present());
    }
}
