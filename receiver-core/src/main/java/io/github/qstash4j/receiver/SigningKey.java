package io.github.qstash4j.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One key that QStash signs with, and what is known of it. The key itself cannot be had from it, and it prints
 * redacted.
 *
 * @see <a href="https://upstash.com/docs/qstash/howto/roll-signing-keys">QStash: roll your signing keys</a>
 */
public final class SigningKey {

    /** What QStash does with a key. */
    public enum Role {
        /** Signs every delivery, until the keys are rolled. */
        CURRENT,

        /** Becomes the current key when the keys are rolled. */
        NEXT
    }

    private final String value;
    private final Role role;
    private final @Nullable String account;
    private final @Nullable String region;

    /** Two threads that find none compute the same. */
    private @Nullable String fingerprint;

    private SigningKey(String value, Role role, @Nullable String account, @Nullable String region) {
        this.value = value;
        this.role = role;
        this.account = account;
        this.region = region;
    }

    /**
     * A key as somebody has configured it.
     *
     * @param origin how a message calls it
     * @throws IllegalArgumentException if the value cannot be a signing key
     */
    static SigningKey of(Role role, String origin, String value) {
        boolean printable = !value.isEmpty();
        for (int i = 0; i < value.length(); i++) {
            printable &= value.charAt(i) > ' ' && value.charAt(i) <= '~';
        }
        if (!printable) {
            throw new IllegalArgumentException(
                    origin + " is blank, or contains white space or another character that no"
                            + " signing key has. Copy it from the QStash console as it is; it starts with sig_.");
        }
        return new SigningKey(value, role, null, null);
    }

    SigningKey ofAccount(String name) {
        return new SigningKey(value, role, name, region);
    }

    SigningKey ofRegion(String name) {
        return new SigningKey(value, role, account, name);
    }

    /** Whether it is the current key or the next one, as far as the configuration knows. */
    public Role role() {
        return role;
    }

    /** The name that {@link SigningKeys#ofAccounts} was given for the key's account; null unless it made the keys. */
    public @Nullable String account() {
        return account;
    }

    /** The region whose deliveries the key is for, as in {@code EU_CENTRAL_1}; null unless it is of a region. */
    public @Nullable String region() {
        return region;
    }

    /**
     * The first 8 hexadecimal digits of the key's SHA-256: enough to compare two configurations, and fit for a log. For
     * a key in a shell variable, {@code printf %s "$KEY" | sha256sum} begins with it.
     */
    public String fingerprint() {
        String known = fingerprint;
        if (known == null) {
            known = HexFormat.of().formatHex(Sha256.fresh().digest(value.getBytes(UTF_8)), 0, 4);
            fingerprint = known;
        }
        return known;
    }

    String value() {
        return value;
    }

    /** For an operator: what is known of the key, and its fingerprint. */
    String label() {
        return (role == Role.CURRENT ? "current " : "next ")
                + fingerprint()
                + (account == null ? "" : ", account " + Quoted.of(account))
                + (region == null ? "" : ", region " + region);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SigningKey key
                && value.equals(key.value)
                && role == key.role
                && Objects.equals(account, key.account)
                && Objects.equals(region, key.region);
    }

    @Override
    public int hashCode() {
        return 31 * value.hashCode() + role.hashCode();
    }

    @Override
    public String toString() {
        return "SigningKey[" + label() + "]";
    }
}
