package io.github.qstash4j.receiver;

import org.jspecify.annotations.Nullable;

/** Where a receiver finds the signing keys that count now. Thread-safe. */
public interface SigningKeySource {

    /**
     * The keys as far as they are known. Called for every request, so it never waits; the same object for as long as
     * the keys are the same.
     *
     * @return null while no keys are known yet: every request is then answered with 500
     */
    @Nullable SigningKeys current();

    /**
     * None of the keys has made the signature of a request, which is either forged or signed with a key that is newer.
     * Anybody can cause this call at any rate, so an implementation must bound what it costs.
     *
     * @param unknown the keys that did not make the signature
     * @return other keys, to be tried once; or those, to refuse the request
     */
    default SigningKeys afterUnknownKey(SigningKeys unknown) {
        return unknown;
    }

    /** The next key has made a signature: the keys were rolled, and what is configured is about to grow old. */
    default void afterNextKey(SigningKeys used) {}
}
