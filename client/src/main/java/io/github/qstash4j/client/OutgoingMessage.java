package io.github.qstash4j.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to be published: where it goes, what it carries and how QStash is to deliver it.
 *
 * <p>Immutable: every option returns a new message. An option set twice keeps its last value. Every option is checked
 * when it is set and throws {@link IllegalArgumentException} with a sentence that names it. Without a body the
 * destination gets an empty one.
 *
 * @see <a href="https://upstash.com/docs/qstash/howto/publishing">Publish messages, in the QStash documentation</a>
 */
public final class OutgoingMessage extends MessageOptions<OutgoingMessage> {

    private final Destination destination;
    private final @Nullable String queue;
    private final MessageBody body;

    private OutgoingMessage(Destination destination, @Nullable String queue, MessageBody body, PublishHeaders headers) {
        super(headers);
        this.destination = destination;
        this.queue = queue;
        this.body = body;
    }

    private static OutgoingMessage to(Destination destination) {
        return new OutgoingMessage(destination, null, MessageBody.NONE, PublishHeaders.NONE);
    }

    /**
     * Starts a message to a URL.
     *
     * <p>The URL is sent to QStash exactly as given, and it is the URL that the delivery's signature is bound to.
     *
     * @param destination absolute, http or https, percent-encoded; without user information or fragment
     */
    public static OutgoingMessage to(String destination) {
        return to(Destination.url(destination));
    }

    /** Starts a message to a URL: {@link #to(String)} with the URI's text. */
    public static OutgoingMessage to(URI destination) {
        return to(destination.toString());
    }

    /**
     * Starts a message to every endpoint of a URL group, which must exist when the message is published.
     *
     * @param name 1 to 250 letters, digits, hyphens, periods and underscores
     * @see <a href="https://upstash.com/docs/qstash/features/url-groups">URL groups, in the QStash documentation</a>
     */
    public static OutgoingMessage toUrlGroup(String name) {
        return to(Destination.urlGroup(name));
    }

    /**
     * Starts a message to a model that Upstash runs itself: a request for a chat completion, whose answer goes to the
     * callback. Upstash has deprecated this; the providers of {@code client.provider} take its place.
     *
     * @param callback where the answer goes
     */
    public static OutgoingMessage toUpstashLlm(Callback callback) {
        return to(Destination.LLM).callback(callback);
    }

    /**
     * Puts the message into a queue, which delivers one after another, or as many at once as its parallelism says. A
     * queue that does not exist is created.
     *
     * @param name 1 to 250 letters, digits, hyphens, periods and underscores
     * @see <a href="https://upstash.com/docs/qstash/features/queues">Queues, in the QStash documentation</a>
     */
    public OutgoingMessage queue(String name) {
        return new OutgoingMessage(destination, ResourceName.check("queue", name), body, options());
    }

    /**
     * Carries a value as JSON, with the content type {@code application/json} unless another one is set.
     *
     * <p>The value is written now; later changes to it are not seen. A string becomes a JSON string: for text that is
     * JSON already, use {@link #text} and {@link #contentType}.
     *
     * @throws IllegalArgumentException if the value cannot be written as JSON
     */
    public OutgoingMessage json(Object value) {
        return with(new MessageBody(JsonText.write("json", value), "application/json"));
    }

    /** Carries text in UTF-8, with the content type {@code text/plain; charset=utf-8} unless another one is set. */
    public OutgoingMessage text(String text) {
        return with(new MessageBody(text.getBytes(UTF_8), "text/plain; charset=utf-8"));
    }

    /** Carries a copy of these bytes, with this content type unless {@link #contentType} sets another one. */
    public OutgoingMessage bytes(byte[] bytes, String contentType) {
        return with(new MessageBody(bytes.clone(), HeaderValue.checkNotEmpty("bytes' contentType", contentType)));
    }

    /** Sets the content type that the destination sees, whatever the body's own is. */
    public OutgoingMessage contentType(String contentType) {
        return with(options().with(MessageBody.CONTENT_TYPE, HeaderValue.checkNotEmpty("contentType", contentType)));
    }

    Destination destination() {
        return destination;
    }

    /** The URL, or the name of the URL group, that the message goes to. */
    public String target() {
        return destination.text();
    }

    /** The name of the queue that the message is put into; null for none. */
    public @Nullable String queue() {
        return queue;
    }

    /**
     * A hash over all that the message says: destination, queue, options, headers and body. It is the same for messages
     * that say the same, wherever and whenever they are made with this release; another release may say it otherwise.
     * It tells none of it, but who can guess all of a message can check the guess.
     *
     * @return 32 hexadecimal digits
     */
    public String fingerprint() {
        return Fingerprint.of(this);
    }

    MessageBody body() {
        return body;
    }

    /** All headers of the publishing request but the authorisation; names are looked up ignoring case. */
    Map<String, String> headers() {
        String contentType = body.contentType();
        PublishHeaders all = contentType == null || options().has(MessageBody.CONTENT_TYPE)
                ? options()
                : options().with(MessageBody.CONTENT_TYPE, contentType);
        return all.byName();
    }

    private OutgoingMessage with(MessageBody newBody) {
        return new OutgoingMessage(destination, queue, newBody, options());
    }

    @Override
    OutgoingMessage with(PublishHeaders newHeaders) {
        return new OutgoingMessage(destination, queue, body, newHeaders);
    }

    /** Neither the query nor headers nor the body: any of them may hold a secret. */
    @Override
    public String toString() {
        return "OutgoingMessage[" + described(destination.text()) + ", " + body.length() + " bytes]";
    }
}
