package io.github.qstash4j.devserver.delivery;

import io.github.qstash4j.devserver.faults.Fault;
import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.Content;
import io.github.qstash4j.devserver.message.DeliveryRequest;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a message into the request of one attempt: the headers of QStash, then the forwarded ones, which cannot replace
 * the former nor those of the connection.
 *
 * @see <a href="https://upstash.com/docs/qstash/howto/receiving">What a destination receives</a>
 */
public final class Attempt {

    /** Deliveries name the region whose keys signed them; this is the one of the default host. */
    private static final String REGION = "EU-CENTRAL-1";

    private static final Set<String> RESERVED = Set.of(
            "host",
            "user-agent",
            "content-length",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "upstash-signature",
            "upstash-message-id",
            "upstash-retried",
            "upstash-topic-name",
            "upstash-schedule-id",
            "upstash-caller-ip",
            "upstash-region");

    private final TokenSigner signer;

    public Attempt(TokenSigner signer) {
        this.signer = signer;
    }

    /** The request of the attempt that follows {@code retried} earlier ones, with a token of its own. */
    DeliveryRequest of(Message message, int retried, Set<Fault> faults) {
        Content content = message.content();
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("User-Agent", "Upstash-QStash"));
        headers.add(new Header("Upstash-Signature", signer.sign(message, faults)));
        headers.add(new Header("Upstash-Message-Id", message.id()));
        headers.add(new Header("Upstash-Retried", Integer.toString(retried)));
        add(headers, "Upstash-Topic-Name", message.origin().urlGroup());
        add(headers, "Upstash-Schedule-Id", message.origin().scheduleId());
        headers.add(new Header("Upstash-Caller-Ip", message.publication().callerIp()));
        headers.add(new Header("Upstash-Region", REGION));
        for (Header forwarded : content.headers().lines()) {
            if (!RESERVED.contains(forwarded.name().toLowerCase(Locale.ROOT))) {
                headers.add(forwarded);
            }
        }
        return new DeliveryRequest(
                message.destination(),
                message.destination(),
                content.method(),
                new Headers(headers),
                faults.contains(Fault.Forgery.TAMPERED_BODY) ? tampered(content.body()) : content.body(),
                message.options().timeout());
    }

    private static Body tampered(Body body) {
        byte[] bytes = body.isEmpty() ? new byte[1] : body.toByteArray();
        bytes[bytes.length / 2] ^= 1;
        return Body.of(bytes);
    }

    private static void add(List<Header> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(new Header(name, value));
        }
    }
}
