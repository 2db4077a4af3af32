package io.github.qstash4j.devserver.delivery;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.github.qstash4j.devserver.faults.Fault;
import io.github.qstash4j.devserver.message.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Makes the token of one attempt, as QStash makes it: HS256 with the current signing key of the message's owner, for
 * the destination as published and the hash of the body, valid for five minutes.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/security">Security</a>
 */
public final class TokenSigner {

    private static final long LIFETIME_SECONDS = 300;
    private static final int MOST_KEYS_KEPT = 1000;
    private static final Duration EXPIRED_FOR = Duration.ofHours(1);
    private static final String ANOTHER_DESTINATION = "https://another-destination.invalid/";

    private final UnaryOperator<String> currentSigningKeys;
    private final UnaryOperator<String> nextSigningKeys;
    private final IdGenerator ids;
    private final Clock clock;
    private final Map<String, Algorithm> algorithms = new ConcurrentHashMap<>();

    /** The first two arguments give the signing keys of the user with a name; the clock dates the tokens. */
    public TokenSigner(
            UnaryOperator<String> currentSigningKeys,
            UnaryOperator<String> nextSigningKeys,
            IdGenerator ids,
            Clock clock) {
        this.nextSigningKeys = nextSigningKeys;
        this.currentSigningKeys = currentSigningKeys;
        this.ids = ids;
        this.clock = clock;
    }

    String sign(Message message, Set<Fault> faults) {
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        if (faults.contains(Fault.Forgery.EXPIRED_SIGNATURE)) {
            now = now.minus(EXPIRED_FOR).minusSeconds(LIFETIME_SECONDS);
        }
        UnaryOperator<String> keys =
                faults.contains(Fault.Forgery.SIGNED_WITH_NEXT_KEY) ? nextSigningKeys : currentSigningKeys;
        return JWT.create()
                .withIssuer("Upstash")
                .withSubject(
                        faults.contains(Fault.Forgery.WRONG_DESTINATION_CLAIM) ? ANOTHER_DESTINATION : message.url())
                .withExpiresAt(now.plusSeconds(LIFETIME_SECONDS))
                .withNotBefore(now)
                .withIssuedAt(now)
                .withJWTId("jwt_" + ids.next())
                .withClaim("body", message.content().body().hash())
                .sign(algorithm(keys.apply(message.owner())));
    }

    /** Made once for each key; those of keys that were rotated away are not kept for ever. */
    private Algorithm algorithm(String key) {
        if (algorithms.size() >= MOST_KEYS_KEPT) {
            algorithms.clear();
        }
        return algorithms.computeIfAbsent(key, Algorithm::HMAC256);
    }
}
