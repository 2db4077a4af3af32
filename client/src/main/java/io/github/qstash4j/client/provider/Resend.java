package io.github.qstash4j.client.provider;

import io.github.qstash4j.client.OutgoingMessage;
import java.util.List;

/**
 * Resend, to which QStash delivers e-mails that are to be sent. Immutable.
 *
 * <pre>{@code
 * qstash.publish(Resend.apiKey(key).email(Map.of(
 *         "from", "shop@example.com", "to", List.of("a@example.org"), "subject", "Hello", "html", "<p>Hello</p>")));
 * }</pre>
 *
 * <p>The key is a header of the message, of which QStash shows only a hash. QStash may deliver a message twice: with a
 * header {@code Idempotency-Key}, Resend sends its e-mail once.
 *
 * @see <a href="https://upstash.com/docs/qstash/integrations/resend">Resend, in the QStash documentation</a>
 */
public final class Resend {

    private static final String URL = "https://api.resend.com/emails";
    private static final String AUTHORIZATION = "Authorization";

    private final String apiKey;

    private Resend(String apiKey) {
        this.apiKey = apiKey;
    }

    /**
     * Resend, with a key of a Resend account.
     *
     * @param key alone, without {@code Bearer} in front
     */
    public static Resend apiKey(String key) {
        return new Resend(ApiKey.check("apiKey of Resend", key));
    }

    /**
     * A message that sends one e-mail.
     *
     * @param email a JSON object in the form of Resend's API, as a Map, a record or anything else that Jackson writes
     *     as one
     */
    public OutgoingMessage email(Object email) {
        return message(URL).json(RequestBody.checkObject("email", email));
    }

    /**
     * A message that sends several e-mails.
     *
     * @param emails at least one, each as in {@link #email}
     */
    public OutgoingMessage emails(List<?> emails) {
        if (emails.isEmpty()) {
            throw new IllegalArgumentException("emails needs at least one e-mail.");
        }
        emails.forEach(email -> RequestBody.checkObject("emails", email));
        return message(URL + "/batch").json(emails);
    }

    private OutgoingMessage message(String url) {
        return OutgoingMessage.to(url).header(AUTHORIZATION, "Bearer " + apiKey).redactHeader(AUTHORIZATION);
    }

    @Override
    public String toString() {
        return "Resend[key redacted]";
    }
}
