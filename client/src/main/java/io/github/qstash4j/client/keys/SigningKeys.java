package io.github.qstash4j.client.keys;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.QStashRequest;
import java.util.concurrent.CompletableFuture;

/**
 * The keys with which QStash signs the deliveries of an account. Thread-safe. Every call throws a
 * {@link QStashException} if it was refused, or if no proper answer came before the deadline.
 *
 * <p>A receiver that should have them from here, and not from its environment, takes
 * {@code SigningKeys.of(pair.current(), pair.next())} of {@code qstash4j-receiver-core}.
 *
 * @see <a href="https://upstash.com/docs/qstash/howto/roll-signing-keys">Roll your signing keys, in the QStash
 *     documentation</a>
 */
public final class SigningKeys {

    private final QStash qstash;

    /** As {@link QStash#signingKeys()}. */
    public SigningKeys(QStash qstash) {
        this.qstash = qstash;
    }

    /** The keys of now. */
    public SigningKeyPair get() {
        return qstash.call(getRequest());
    }

    /** As {@link #get}, without blocking. */
    public CompletableFuture<SigningKeyPair> getAsync() {
        return qstash.callAsync(getRequest());
    }

    private static QStashRequest<SigningKeyPair> getRequest() {
        return QStashRequest.get("v2", "keys").answeredBy(SigningKeyPair::read);
    }

    /**
     * Makes the next key the current one, and a new one the next.
     *
     * <p>Receivers must know the key that was the next one when this is called, or they refuse every delivery from then
     * on; give them the pair that is returned before keys are rotated again. Never sent twice: two rotations leave no
     * key that receivers know. After a failure, {@link #get} tells whether it was done.
     *
     * @return the keys from now on
     */
    public SigningKeyPair rotate() {
        return qstash.call(rotateRequest());
    }

    /** As {@link #rotate}, without blocking. */
    public CompletableFuture<SigningKeyPair> rotateAsync() {
        return qstash.callAsync(rotateRequest());
    }

    private static QStashRequest<SigningKeyPair> rotateRequest() {
        return QStashRequest.post("v2", "keys", "rotate").once().answeredBy(SigningKeyPair::read);
    }

    @Override
    public String toString() {
        return "SigningKeys[" + qstash + "]";
    }
}
