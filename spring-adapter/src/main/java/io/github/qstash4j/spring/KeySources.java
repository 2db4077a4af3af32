package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.RefreshingSigningKeys;
import io.github.qstash4j.receiver.RefreshingSigningKeysBuilder;
import io.github.qstash4j.receiver.SigningKeySource;
import io.github.qstash4j.receiver.SigningKeys;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** The signing keys that properties name: as they are written there, or as the QStash API tells them. */
final class KeySources {

    /** The account whose keys do not stand under {@code qstash.accounts}. */
    static final String DEFAULT_ACCOUNT = "default";

    private static final List<String> OF_REGIONS = List.of(
            "EU_CENTRAL_1_QSTASH_CURRENT_SIGNING_KEY",
            "EU_CENTRAL_1_QSTASH_NEXT_SIGNING_KEY",
            "US_EAST_1_QSTASH_CURRENT_SIGNING_KEY",
            "US_EAST_1_QSTASH_NEXT_SIGNING_KEY");

    private final QStashProperties properties;
    private final Environment environment;
    private final @Nullable KeysOfApi api;

    KeySources(QStashProperties properties, Environment environment, @Nullable KeysOfApi api) {
        this.properties = properties;
        this.environment = environment;
        this.api = api;
    }

    /** The keys of every account. */
    SigningKeySource all() {
        if (properties.accounts().containsKey(DEFAULT_ACCOUNT)) {
            throw new QStashStartException(
                    "There is a qstash.accounts." + DEFAULT_ACCOUNT + ", and that is the name of the account whose keys"
                            + " stand beside qstash.accounts.",
                    "Move its keys to qstash.current-signing-key and qstash.next-signing-key, or name it otherwise.");
        }
        Set<String> names = new LinkedHashSet<>();
        if (properties.currentSigningKey() != null
                || properties.region() != null
                || (properties.refreshKeys().enabled() && properties.token() != null)) {
            names.add(DEFAULT_ACCOUNT);
        }
        names.addAll(properties.accounts().keySet());
        if (names.isEmpty()) {
            throw new QStashStartException(
                    "There are no signing keys, so no delivery can be verified"
                            + (properties.nextSigningKey() == null ? "." : "; the next key alone is not enough."),
                    "Set qstash.current-signing-key (QSTASH_CURRENT_SIGNING_KEY) and qstash.next-signing-key"
                            + " (QSTASH_NEXT_SIGNING_KEY) to the keys in the QStash console.");
        }
        return of(names);
    }

    /** The keys of one account. */
    SigningKeySource of(String account) {
        if (!account.equals(DEFAULT_ACCOUNT) && !properties.accounts().containsKey(account)) {
            throw new QStashStartException(
                    "There is no QStash account \"" + account + "\".",
                    "Add qstash.accounts." + account + ".current-signing-key, or name one of "
                            + properties.accounts().keySet() + " or " + DEFAULT_ACCOUNT + ".");
        }
        return of(List.of(account));
    }

    private SigningKeySource of(Collection<String> accounts) {
        QStashProperties.RefreshKeys refresh = properties.refreshKeys();
        if (!refresh.enabled()) {
            return joined(accounts, this::written);
        }
        KeysOfApi asked = api;
        if (asked == null || properties.region() != null) {
            throw new QStashStartException(
                    "qstash.refresh-keys.enabled needs "
                            + (asked == null
                                    ? "the client, which is not on the class path."
                                    : "one region, and qstash.region says that there are several."),
                    asked == null
                            ? "Add the dependency io.github.qstash4j:qstash4j-client, or switch it off."
                            : "Switch it off, or provide a SigningKeySource bean.");
        }
        RefreshingSigningKeysBuilder keys = RefreshingSigningKeys.builder(() -> joined(accounts, asked::of))
                .timeToLive(refresh.timeToLive())
                .leastInterval(refresh.leastInterval())
                .patience(refresh.patience());
        return accounts.stream().allMatch(account -> account(account).currentSigningKey() != null)
                ? keys.initialKeys(joined(accounts, this::written)).build()
                : keys.fetchAndBuild();
    }

    /** One account alone has no name, as its deliveries are not told apart. */
    private SigningKeys joined(Collection<String> accounts, Function<String, SigningKeys> keys) {
        if (accounts.size() == 1 && properties.accounts().isEmpty()) {
            return keys.apply(accounts.iterator().next());
        }
        Map<String, SigningKeys> each = new LinkedHashMap<>();
        accounts.forEach(account -> each.put(account, keys.apply(account)));
        return SigningKeys.ofAccounts(each);
    }

    private SigningKeys written(String name) {
        if (name.equals(DEFAULT_ACCOUNT) && properties.region() != null) {
            return ofRegions(properties.region());
        }
        QStashProperties.Account account = account(name);
        String current = account.currentSigningKey();
        if (current == null) {
            throw new QStashStartException(
                    "The QStash account \"" + name + "\" has no signing keys, so no delivery of it can be verified.",
                    "Set qstash.accounts." + name + ".current-signing-key and next-signing-key to the keys in the"
                            + " QStash console.");
        }
        String next = account.nextSigningKey();
        return next == null ? SigningKeys.of(current) : SigningKeys.of(current, next);
    }

    private QStashProperties.Account account(String name) {
        QStashProperties.Account account = properties.accounts().get(name);
        return account == null
                ? new QStashProperties.Account(
                        properties.currentSigningKey(),
                        properties.nextSigningKey(),
                        properties.token(),
                        properties.url())
                : account;
    }

    private SigningKeys ofRegions(String region) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("QSTASH_REGION", region);
        put(variables, "QSTASH_CURRENT_SIGNING_KEY", properties.currentSigningKey());
        put(variables, "QSTASH_NEXT_SIGNING_KEY", properties.nextSigningKey());
        OF_REGIONS.forEach(name -> put(variables, name, environment.getProperty(name)));
        return SigningKeys.fromEnvironment(variables);
    }

    static void put(Map<String, String> variables, String name, @Nullable String value) {
        if (value != null) {
            variables.put(name, value);
        }
    }
}
