package io.github.qstash4j.receiver;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The signing keys of QStash's development servers. They are printed in the documentation, so whoever reads it can sign
 * with them. A receiver takes them only when its public URL is configured to be on this machine, and says so in the
 * log: whoever can reach its port can sign for it all the same.
 *
 * @see <a href="https://upstash.com/docs/qstash/howto/local-development">QStash: local development</a>
 */
final class DevelopmentKeys {

    private static final Set<String> KEYS = Set.of(
            "sig_7kYjw48mhY7kAjqNGcy6cr29RJ6r",
            "sig_5ZB6DVzB1wjE8S6rZ7eenA8Pdnhs",
            "sig_7GVPjvuwsfqF65iC8fSrs1dfYruM",
            "sig_5NoELc3EFnZn4DVS5bDs2Nk4b7Ua",
            "sig_6jWGaWRxHsw4vMSPJprXadyvrybF",
            "sig_7qHbvhmahe5GwfePDiS5Lg3pi6Qx",
            "sig_5T8FcSsynBjn9mMLBsXhpacRovJf",
            "sig_7GFR4YaDshFcqsxWRZpRB161jguD");

    private DevelopmentKeys() {}

    /** Whether one of the keys, of whatever account or region, is public. */
    static boolean areIn(SigningKeys keys) {
        for (SigningKey key : keys.all()) {
            if (KEYS.contains(key.value())) {
                return true;
            }
        }
        return false;
    }

    /** Refuses to start with development keys, unless they are allowed. */
    static void check(SigningKeys keys, UrlBinding binding) {
        if (!areIn(keys)) {
            return;
        }
        if (!binding.isLoopback()) {
            throw new IllegalStateException(
                    "A signing key is one of QStash's public development keys, with which anybody can"
                            + " sign. Use the keys of your account, or, on your own machine, set the public URL to a loopback"
                            + " address such as http://127.0.0.1:8080.");
        }
        ReceiverLog.warn(
                "Public development keys are accepted: anybody who reaches this port can sign. For local development alone.");
    }

    /** {@link #check} for keys that may change: later ones are refused as well, and the last good ones kept. */
    static SigningKeySource guarded(SigningKeySource source, UrlBinding binding) {
        @Nullable SigningKeys now = source.current();
        if (now != null) {
            check(now, binding);
        }
        return source instanceof SigningKeys || binding.isLoopback() ? source : new WithoutDevelopmentKeys(source);
    }
}
