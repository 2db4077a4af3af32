package io.github.qstash4j.client.consumer;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashBuilder;
import io.github.qstash4j.client.followup.FollowUp;
import io.github.qstash4j.client.keys.SigningKeyPair;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.receiver.consumer.Accounts;
import io.github.qstash4j.receiver.consumer.ConsumerEndpoint;
import io.github.qstash4j.receiver.consumer.QStashStartException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The client of each account that has a token. */
public final class QStashClients {

    private final Accounts accounts;
    private final Supplier<@Nullable QStash> standard;
    private final Consumer<QStashBuilder> customizer;
    private final Map<String, QStash> ofAccounts = new ConcurrentHashMap<>();

    /**
     * The clients of an application.
     *
     * @param standard the client of the default account; null where there is none
     * @param customizer changes how the others are made
     */
    public QStashClients(Accounts accounts, Supplier<@Nullable QStash> standard, Consumer<QStashBuilder> customizer) {
        this.accounts = accounts;
        this.standard = standard;
        this.customizer = customizer;
    }

    /** The client of the default account, of the region that is configured for it. */
    public static QStash standard(Accounts accounts, Consumer<QStashBuilder> customizer) {
        return customized(QStashBuilder.fromEnvironment(accounts.variables()), customizer);
    }

    /**
     * The client of an account.
     *
     * @param name as under {@code qstash.accounts}, or {@code default} for the application's {@link QStash} bean
     * @throws IllegalArgumentException if there is no such account, or it has no token
     */
    public QStash of(String name) {
        QStash client = find(name);
        if (client == null) {
            throw new IllegalArgumentException("There is no token for the QStash account \"" + name + "\". Set "
                    + (isDefault(name) ? "qstash.token (QSTASH_TOKEN)." : "qstash.accounts." + name + ".token."));
        }
        return client;
    }

    /**
     * The client of the account that has signed a delivery; the {@code default} one where that has no token, or where
     * there is one account only.
     *
     * @throws IllegalArgumentException if there is no token for either
     */
    public QStash forFollowUpOf(Delivery delivery) {
        String account = delivery.signedBy().account();
        QStash own = account == null ? null : find(account);
        return own == null ? of(Accounts.DEFAULT) : own;
    }

    /**
     * What a consumer that takes a {@link FollowUp} gets.
     *
     * @throws IllegalArgumentException if there is no token for it
     */
    public FollowUp followUp(Delivery delivery) {
        return FollowUp.of(forFollowUpOf(delivery), delivery);
    }

    /**
     * Refuses a consumer that could only ever fail.
     *
     * @param taking the consumers that take a {@link FollowUp}
     * @throws QStashStartException if there is no token for one of them
     */
    public void checkFollowUps(Collection<? extends ConsumerEndpoint> taking) {
        taking.stream()
                .filter(consumer -> !existFor(consumer.account()))
                .findFirst()
                .ifPresent(consumer -> {
                    throw new QStashStartException(
                            consumer + " takes a FollowUp, and there is no token to publish with.",
                            "Set qstash.token (QSTASH_TOKEN), or the token of the account.");
                });
    }

    /** The keys of an account, as the QStash API tells them. */
    public SigningKeys signingKeys(String account) {
        SigningKeyPair keys = new io.github.qstash4j.client.keys.SigningKeys(of(account)).get();
        return SigningKeys.of(keys.current(), keys.next());
    }

    /**
     * Whether there is one for every delivery that a consumer accepts.
     *
     * @param account the one whose deliveries it accepts; null for those of every account
     */
    boolean existFor(@Nullable String account) {
        if (find(Accounts.DEFAULT) != null) {
            return true;
        } else if (account != null) {
            return find(account) != null;
        }
        return accounts.standard().currentSigningKey() == null
                && !accounts.named().isEmpty()
                && accounts.named().values().stream().allMatch(each -> each.token() != null);
    }

    private @Nullable QStash find(String name) {
        if (isDefault(name)) {
            return standard.get();
        }
        Accounts.Account account = accounts.named().get(name);
        return account == null || account.token() == null
                ? null
                : ofAccounts.computeIfAbsent(name, unseen -> client(account.token(), account.url()));
    }

    private static boolean isDefault(String name) {
        return name.equals(Accounts.DEFAULT);
    }

    private QStash client(@Nullable String token, @Nullable String url) {
        QStashBuilder client = QStash.builder().token(Objects.requireNonNull(token));
        String base = url == null ? accounts.standard().url() : url;
        if (base != null) {
            client.baseUrl(base);
        }
        return customized(client, customizer);
    }

    private static QStash customized(QStashBuilder client, Consumer<QStashBuilder> customizer) {
        customizer.accept(client);
        return client.build();
    }
}
