package io.github.qstash4j.receiver;

import org.jspecify.annotations.Nullable;

/**
 * Where a receiver finds the signing keys that count now. {@link SigningKeys} is one whose keys never change,
 * {@link RefreshingSigningKeys} one that follows when they are rolled. Called by all threads that receive, so it must
 * be thread-safe; it must not throw.
 *
 * @see <a href="https://upstash.com/docs/qstash/howto/roll-signing-keys">QStash: roll your signing keys</a>
 */
public interface SigningKeySource {

    /**
     * The keys as far as they are known. When they change, a receiver takes those before them for five minutes more: so
     * long lives a token that was signed just before the keys were rolled. Called for every request, so it never waits;
     * the same object for as long as the keys are the same.
     *
     * @return null while no keys are known yet: every request is then answered with 500, so that QStash delivers it
     *     again
     */
    @Nullable SigningKeys current();

    /**
     * None of the keys has made the signature of a request, which is either forged or signed with a key that is newer.
     * Anybody can cause this call at any rate, so an implementation must bound what it costs: how often it asks
     * elsewhere, how long it waits for that, and how many requests wait at the same time.
     *
     * @param unknown the keys that did not make the signature, as {@link #current()} returned them
     * @return other keys, to be tried once; or the same object, to refuse the request
     */
    default SigningKeys afterUnknownKey(SigningKeys unknown) {
        return unknown;
    }

    /**
     * The next key has made a signature: the keys were rolled, and those that are known are about to grow old. Called
     * for every such delivery, so it must return at once.
     *
     * @param used the keys of which it was the next one, as {@link #current()} or {@link #afterUnknownKey} returned
     *     them
     */
    default void afterNextKey(SigningKeys used) {}
}
