package io.github.qstash4j.micronaut;

import io.github.qstash4j.receiver.PayloadCodec;
import io.github.qstash4j.receiver.ReceiverBuilder;
import io.github.qstash4j.receiver.ReceiverListener;
import io.github.qstash4j.receiver.SigningKeySource;
import io.github.qstash4j.receiver.consumer.AccountKeys;
import io.github.qstash4j.receiver.consumer.ConsumerReceivers;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The configuration and the beans that receivers are made from. */
@Singleton
record ReceiverParts(
        QStashConfiguration configuration,
        QStashConfiguration.Ledger ledgerConfiguration,
        AccountKeys accounts,
        BeanProvider<SigningKeySource> keys,
        BeanProvider<PayloadCodec> codec,
        BeanProvider<DeliveryLedger> ledgers,
        List<ReceiverListener> listeners,
        List<QStashReceiverCustomizer> customizers)
        implements ConsumerReceivers.Parts {

    @Override
    public SigningKeySource signingKeys(@Nullable String account) {
        return account == null ? keys.get() : accounts.of(account);
    }

    @Override
    public @Nullable DeliveryLedger ledger() {
        return ledgers.orElse(null);
    }

    @Override
    public boolean expectsLedger() {
        return ledgerConfiguration.type() != QStashConfiguration.LedgerType.NONE;
    }

    @Override
    public void configure(ReceiverBuilder receiver) {
        receiver.leeway(configuration.leeway())
                .maxBodyBytes(ConsumerReceivers.bytes("qstash.max-body-size", configuration.maxBodySize()))
                .maxCallbackBytes(ConsumerReceivers.bytes("qstash.max-callback-size", configuration.maxCallbackSize()))
                .engine(configuration.engine())
                .onUndecodable(configuration.onUndecodable())
                .ledgerNamespace(ledgerConfiguration.namespace())
                .lease(ledgerConfiguration.lease())
                .waitForCompletion(ledgerConfiguration.waitForCompletion())
                .onLedgerFailure(ledgerConfiguration.onFailure());
        codec.ifPresent(receiver::payloadCodec);
        listeners.forEach(receiver::listener);
        customizers.forEach(customizer -> customizer.customize(receiver));
    }
}
