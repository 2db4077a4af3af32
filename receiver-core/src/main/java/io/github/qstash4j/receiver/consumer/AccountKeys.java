package io.github.qstash4j.receiver.consumer;

import io.github.qstash4j.receiver.RefreshingSigningKeys;
import io.github.qstash4j.receiver.RefreshingSigningKeysBuilder;
import io.github.qstash4j.receiver.SigningKeySource;
import io.github.qstash4j.receiver.SigningKeys;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The signing keys of accounts: as they are configured, or as the QStash API tells them. */
public final class AccountKeys {

    private final Accounts accounts;
    private final Refresh refresh;
    private final @Nullable Function<String, SigningKeys> api;

    /**
     * What is configured.
     *
     * @param api asks the QStash API for the keys of an account; null where the client is not on the class path
     */
    public AccountKeys(Accounts accounts, Refresh refresh, @Nullable Function<String, SigningKeys> api) {
        this.accounts = accounts;
        this.refresh = refresh;
        this.api = api;
    }

    /**
     * The keys of every account.
     *
     * @throws QStashStartException if there are none
     */
    public SigningKeySource all() {
        if (accounts.named().containsKey(Accounts.DEFAULT)) {
            throw new QStashStartException(
                    "There is a qstash.accounts." + Accounts.DEFAULT
                            + ", and that is the name of the account whose keys" + " stand beside qstash.accounts.",
                    "Move its keys to qstash.current-signing-key and qstash.next-signing-key, or name it otherwise.");
        }
        Set<String> names = new LinkedHashSet<>();
        if (accounts.standard().currentSigningKey() != null
                || accounts.region() != null
                || (refresh.enabled() && accounts.standard().token() != null)) {
            names.add(Accounts.DEFAULT);
        }
        names.addAll(accounts.named().keySet());
        if (names.isEmpty()) {
            throw new QStashStartException(
                    "There are no signing keys, so no delivery can be verified"
                            + (accounts.standard().nextSigningKey() == null
                                    ? "."
                                    : "; the next key alone is not enough."),
                    "Set qstash.current-signing-key (QSTASH_CURRENT_SIGNING_KEY) and qstash.next-signing-key"
                            + " (QSTASH_NEXT_SIGNING_KEY) to the keys in the QStash console.");
        }
        return of(names);
    }

    /**
     * The keys of one account.
     *
     * @throws QStashStartException if there is no such account, or it has none
     */
    public SigningKeySource of(String account) {
        if (!account.equals(Accounts.DEFAULT) && !accounts.named().containsKey(account)) {
            throw new QStashStartException(
                    "There is no QStash account \"" + account + "\".",
                    "Add qstash.accounts." + account + ".current-signing-key, or name one of "
                            + accounts.named().keySet() + " or " + Accounts.DEFAULT + ".");
        }
        return of(List.of(account));
    }

    private SigningKeySource of(Collection<String> names) {
        if (!refresh.enabled()) {
            return joined(names, this::configured);
        }
        Function<String, SigningKeys> asked = api;
        if (asked == null || accounts.region() != null) {
            throw new QStashStartException(
                    "qstash.refresh-keys.enabled needs "
                            + (asked == null
                                    ? "the client, which is not on the class path."
                                    : "one region, and qstash.region says that there are several."),
                    asked == null
                            ? "Add the dependency io.github.qstash4j:qstash4j-client, or switch it off."
                            : "Switch it off, or provide a SigningKeySource bean.");
        }
        RefreshingSigningKeysBuilder keys = RefreshingSigningKeys.builder(() -> joined(names, asked))
                .timeToLive(refresh.timeToLive())
                .leastInterval(refresh.leastInterval())
                .patience(refresh.patience());
        return names.stream().allMatch(name -> accounts.get(name).currentSigningKey() != null)
                ? keys.initialKeys(joined(names, this::configured)).build()
                : keys.fetchAndBuild();
    }

    /** One account alone has no name, as its deliveries are not told apart. */
    private SigningKeys joined(Collection<String> names, Function<String, SigningKeys> keys) {
        if (names.size() == 1 && accounts.named().isEmpty()) {
            return keys.apply(names.iterator().next());
        }
        Map<String, SigningKeys> each = new LinkedHashMap<>();
        names.forEach(name -> each.put(name, keys.apply(name)));
        return SigningKeys.ofAccounts(each);
    }

    private SigningKeys configured(String name) {
        if (name.equals(Accounts.DEFAULT) && accounts.region() != null) {
            return SigningKeys.fromEnvironment(accounts.variables());
        }
        Accounts.Account account = accounts.get(name);
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

    /**
     * How the QStash API is asked for newer keys.
     *
     * @param enabled whether it is
     * @param timeToLive how long keys are used before it is asked without another reason
     * @param leastInterval the least time from one call to the next
     * @param patience how long a request with an unknown key waits for newer ones
     */
    public record Refresh(boolean enabled, Duration timeToLive, Duration leastInterval, Duration patience) {}
}
