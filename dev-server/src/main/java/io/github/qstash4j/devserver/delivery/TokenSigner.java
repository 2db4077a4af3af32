package io.github.qstash4j.devserver.delivery;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.github.qstash4j.devserver.message.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Makes the token of one attempt, as QStash makes it: HS256 with the current signing key of the message's owner, for
 * the destination as published and the hash of the body, valid for five minutes of the wall clock.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/security">Security</a>
 */
public final class TokenSigner {

    private static final long LIFETIME_SECONDS = 300;

    private final UnaryOperator<String> currentSigningKeys;
    private final IdGenerator ids;
    private final Clock wallClock;

    /** The first argument gives the current signing key of the user with a name. */
    public TokenSigner(UnaryOperator<String> currentSigningKeys, IdGenerator ids, Clock wallClock) {
        this.currentSigningKeys = currentSigningKeys;
        this.ids = ids;
        this.wallClock = wallClock;
    }

    String sign(Message message) {
        Instant now = Instant.ofEpochSecond(wallClock.instant().getEpochSecond());
        return JWT.create()
                .withIssuer("Upstash")
                .withSubject(message.url())
                .withExpiresAt(now.plusSeconds(LIFETIME_SECONDS))
                .withNotBefore(now)
                .withIssuedAt(now)
                .withJWTId("jwt_" + ids.next())
                .withClaim("body", message.content().body().hash())
                .sign(Algorithm.HMAC256(currentSigningKeys.apply(message.owner())));
    }
}
