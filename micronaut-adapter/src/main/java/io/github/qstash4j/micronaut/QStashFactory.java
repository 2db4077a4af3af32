package io.github.qstash4j.micronaut;

import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.receiver.PayloadCodec;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.SigningKeySource;
import io.github.qstash4j.receiver.UrlCheck;
import io.github.qstash4j.receiver.consumer.AccountKeys;
import io.github.qstash4j.receiver.consumer.Accounts;
import io.github.qstash4j.receiver.consumer.ConsumerReceivers;
import io.github.qstash4j.receiver.consumer.ConsumerUrls;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The receivers of an application, made from {@link QStashConfiguration}. Every bean can be replaced by one of the
 * application's own. They are made when the first consumer needs them: an application that only publishes needs no
 * keys.
 */
@Factory
class QStashFactory {

    private @Nullable SigningKeySource keys;

    /** Always the same, and no singleton: Micronaut makes these at the start of a function, needed or not. */
    @Prototype
    @Requires(missingBeans = Receiver.class)
    Receiver receiver(ConsumerReceivers receivers) {
        return receivers.standard();
    }

    /** As {@link #receiver}. */
    @Prototype
    @Requires(missingBeans = SigningKeySource.class)
    synchronized SigningKeySource signingKeys(AccountKeys accounts) {
        SigningKeySource known = keys;
        if (known == null) {
            known = accounts.all();
            keys = known;
        }
        return known;
    }

    @Singleton
    Accounts accounts(QStashConfiguration configuration, List<AccountConfiguration> accounts, Environment environment) {
        Map<String, Accounts.Account> named = new LinkedHashMap<>();
        for (AccountConfiguration account : accounts) {
            named.put(
                    account.name(),
                    new Accounts.Account(
                            account.currentSigningKey(), account.nextSigningKey(), account.token(), account.url()));
        }
        return new Accounts(
                new Accounts.Account(
                        configuration.currentSigningKey(),
                        configuration.nextSigningKey(),
                        configuration.token(),
                        configuration.url()),
                configuration.region(),
                named,
                name -> environment.getProperty(property(name), String.class).orElse(null));
    }

    /** As Micronaut names the property of an environment variable. */
    static String property(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Singleton
    ConsumerUrls consumerUrls(QStashConfiguration configuration, @Nullable PlatformUrls platform) {
        boolean saysNothing = configuration.publicBaseUrl() == null
                && configuration.publicUrl() == null
                && configuration.urlCheck() == null;
        return new ConsumerUrls(
                configuration.publicBaseUrl(),
                configuration.publicUrl(),
                saysNothing && platform != null ? UrlCheck.PLATFORM : configuration.urlCheck());
    }

    @Singleton
    AccountKeys accountKeys(Accounts accounts, QStashConfiguration.RefreshKeys refresh, @Nullable KeysOfApi api) {
        return new AccountKeys(
                accounts,
                new AccountKeys.Refresh(
                        refresh.enabled(), refresh.timeToLive(), refresh.leastInterval(), refresh.patience()),
                api == null ? null : api::of);
    }

    @Singleton
    ConsumerReceivers receivers(ConsumerUrls urls, ReceiverParts parts, Environment environment) {
        ConfigurationCheck.check(environment);
        return new ConsumerReceivers(urls, parts);
    }

    /** Payloads go through the application's own mapper, where it has one. */
    @Singleton
    @Requires(beans = JsonMapper.class, missingBeans = PayloadCodec.class)
    PayloadCodec payloadCodec(JsonMapper mapper) {
        return new JsonMapperPayloadCodec(mapper);
    }

    /** The ledger of one process. */
    @Factory
    @Requires(classes = MemoryLedger.class)
    @Requires(property = "qstash.ledger.type", pattern = "(?i)memory")
    static class InMemory {

        @Bean
        @Singleton
        @Requires(missingBeans = DeliveryLedger.class)
        DeliveryLedger ledger(QStashConfiguration.Ledger ledger) {
            return MemoryLedger.builder()
                    .retention(ledger.retention())
                    .maximumRecords(ledger.maximumRecords())
                    .build();
        }
    }
}
