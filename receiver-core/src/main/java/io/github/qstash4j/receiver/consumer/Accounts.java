package io.github.qstash4j.receiver.consumer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The QStash accounts that are configured: the default one, and those that have names. */
public final class Accounts {

    /** The name of the account whose properties do not stand under {@code qstash.accounts}. */
    public static final String DEFAULT = "default";

    private static final List<String> REGIONS = List.of("EU_CENTRAL_1_", "US_EAST_1_");

    private final Account standard;
    private final @Nullable String region;
    private final Map<String, Account> named;
    private final Function<String, @Nullable String> environment;

    /**
     * What is configured.
     *
     * @param standard the default account
     * @param region the region that its messages are published in, where there are several; null for one
     * @param named those under {@code qstash.accounts}
     * @param environment tells the value of a variable such as {@code US_EAST_1_QSTASH_TOKEN}, or null
     */
    public Accounts(
            Account standard,
            @Nullable String region,
            Map<String, Account> named,
            Function<String, @Nullable String> environment) {
        this.standard = standard;
        this.region = region;
        this.named = new LinkedHashMap<>(named);
        this.environment = environment;
    }

    /** The default account; all of its members may be null. */
    public Account standard() {
        return standard;
    }

    /** Those that have names. */
    public Map<String, Account> named() {
        return Map.copyOf(named);
    }

    /** The region of the default account, where there are several. */
    public @Nullable String region() {
        return region;
    }

    /** The account of this name; the default one where no other has it. */
    public Account get(String name) {
        return Objects.requireNonNullElse(named.get(name), standard);
    }

    /** The default account as the environment variables that core and client read, those of regions included. */
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        put(variables, "QSTASH_REGION", region);
        put(variables, "QSTASH_CURRENT_SIGNING_KEY", standard.currentSigningKey());
        put(variables, "QSTASH_NEXT_SIGNING_KEY", standard.nextSigningKey());
        put(variables, "QSTASH_TOKEN", standard.token());
        put(variables, "QSTASH_URL", standard.url());
        for (String name : List.of("CURRENT_SIGNING_KEY", "NEXT_SIGNING_KEY", "TOKEN", "URL")) {
            REGIONS.forEach(
                    each -> put(variables, each + "QSTASH_" + name, environment.apply(each + "QSTASH_" + name)));
        }
        return variables;
    }

    private static void put(Map<String, String> variables, String name, @Nullable String value) {
        if (value != null) {
            variables.put(name, value);
        }
    }

    /** What of an account is configured. */
    public record Account(
            @Nullable String currentSigningKey,
            @Nullable String nextSigningKey,
            @Nullable String token,
            @Nullable String url) {

        /** Without the keys and the token. */
        @Override
        public String toString() {
            return "Account[url=" + url + "]";
        }
    }
}
