package io.github.qstash4j.receiver;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that QStash signs with: the current one, and the next one, which takes over when keys are rolled. Prints
 * redacted.
 *
 * @see <a href="https://upstash.com/docs/qstash/howto/roll-signing-keys">QStash: roll your signing keys</a>
 */
public final class SigningKeys {

    static final String CURRENT_VARIABLE = "QSTASH_CURRENT_SIGNING_KEY";
    static final String NEXT_VARIABLE = "QSTASH_NEXT_SIGNING_KEY";

    private final List<String> keys;

    private SigningKeys(List<String> keys) {
        this.keys = keys;
    }

    /**
     * One key alone. Deliveries are refused from the moment keys are rolled until the configuration follows.
     *
     * @throws IllegalArgumentException if the key is blank or contains white space
     */
    public static SigningKeys of(String current) {
        return new SigningKeys(List.of(checked("current", current)));
    }

    /**
     * Both keys, as the QStash console shows them.
     *
     * @throws IllegalArgumentException if a key is blank or contains white space
     */
    public static SigningKeys of(String current, String next) {
        return new SigningKeys(List.of(checked("current", current), checked("next", next)));
    }

    /**
     * The keys in {@code QSTASH_CURRENT_SIGNING_KEY} and, if it is set, {@code QSTASH_NEXT_SIGNING_KEY}.
     *
     * @throws IllegalStateException if the current key is not set
     * @throws IllegalArgumentException if a key is blank or contains white space
     */
    public static SigningKeys fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    /** The same as {@link #fromEnvironment()}, from variables of another origin. */
    public static SigningKeys fromEnvironment(Map<String, String> variables) {
        @Nullable String current = variables.get(CURRENT_VARIABLE);
        @Nullable String next = variables.get(NEXT_VARIABLE);
        if (current == null) {
            throw new IllegalStateException("The environment variable " + CURRENT_VARIABLE
                    + " is not set. Copy it from the QStash console; without it no delivery can be verified.");
        }
        return next == null ? of(current) : of(current, next);
    }

    /** Current before next. */
    List<String> inOrder() {
        return keys;
    }

    private static String checked(String name, String key) {
        if (key.isBlank() || key.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw new IllegalArgumentException("The " + name + " signing key is blank or contains white space."
                    + " Copy it from the QStash console as it is; it starts with sig_.");
        }
        return key;
    }

    @Override
    public String toString() {
        return "SigningKeys[" + keys.size() + " redacted]";
    }
}
