package io.github.qstash4j.spring;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashBuilder;
import io.github.qstash4j.receiver.Delivery;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** The client of each account that has a token. */
public final class QStashClients {

    private final QStashProperties properties;
    private final ObjectProvider<QStash> standard;
    private final ObjectProvider<QStashClientCustomizer> customizers;
    private final Map<String, QStash> ofAccounts = new ConcurrentHashMap<>();

    QStashClients(
            QStashProperties properties,
            ObjectProvider<QStash> standard,
            ObjectProvider<QStashClientCustomizer> customizers) {
        this.properties = properties;
        this.standard = standard;
        this.customizers = customizers;
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
        return own == null ? of(KeySources.DEFAULT_ACCOUNT) : own;
    }

    /**
     * Whether there is one for every delivery that a consumer accepts.
     *
     * @param account the one whose deliveries it accepts; null for those of every account
     */
    public boolean existFor(@Nullable String account) {
        if (find(KeySources.DEFAULT_ACCOUNT) != null) {
            return true;
        } else if (account != null) {
            return find(account) != null;
        }
        return properties.currentSigningKey() == null
                && !properties.accounts().isEmpty()
                && properties.accounts().values().stream().allMatch(each -> each.token() != null);
    }

    private @Nullable QStash find(String name) {
        if (isDefault(name)) {
            return standard.getIfAvailable();
        }
        QStashProperties.Account account = properties.accounts().get(name);
        return account == null || account.token() == null
                ? null
                : ofAccounts.computeIfAbsent(name, unseen -> client(account.token(), account.url()));
    }

    private static boolean isDefault(String name) {
        return name.equals(KeySources.DEFAULT_ACCOUNT);
    }

    private QStash client(@Nullable String token, @Nullable String url) {
        QStashBuilder client = QStash.builder().token(Objects.requireNonNull(token));
        String base = url == null ? properties.url() : url;
        if (base != null) {
            client.baseUrl(base);
        }
        return customized(client, customizers);
    }

    static QStash customized(QStashBuilder client, ObjectProvider<QStashClientCustomizer> customizers) {
        customizers.orderedStream().forEach(customizer -> customizer.customize(client));
        return client.build();
    }
}
