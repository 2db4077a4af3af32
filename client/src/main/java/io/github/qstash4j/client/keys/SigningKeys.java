package io.github.qstash4j.client.keys;

import io.github.qstash4j.client.QStash;

/**
 * The keys with which QStash signs the deliveries of an account. Thread-safe.
 *
 * @see <a href="https://upstash.com/docs/qstash/howto/roll-signing-keys">The page of the QStash documentation</a>
 */
public final class SigningKeys {

    private final QStash qstash;

    /** As {@link QStash#signingKeys()}. */
    public SigningKeys(QStash qstash) {
        this.qstash = qstash;
    }

    @Override
    public String toString() {
        return "SigningKeys[" + qstash + "]";
    }
}
