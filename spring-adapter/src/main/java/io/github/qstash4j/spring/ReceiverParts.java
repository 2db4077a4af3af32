package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.PayloadCodec;
import io.github.qstash4j.receiver.ReceiverBuilder;
import io.github.qstash4j.receiver.ReceiverListener;
import io.github.qstash4j.receiver.SigningKeySource;
import io.github.qstash4j.receiver.consumer.AccountKeys;
import io.github.qstash4j.receiver.consumer.ConsumerReceivers;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** The properties and beans that receivers are made from. */
record ReceiverParts(
        QStashProperties properties,
        AccountKeys accounts,
        ObjectProvider<SigningKeySource> keys,
        ObjectProvider<PayloadCodec> codec,
        ObjectProvider<DeliveryLedger> ledgers,
        ObjectProvider<ReceiverListener> listeners,
        ObjectProvider<QStashReceiverCustomizer> customizers)
        implements ConsumerReceivers.Parts {

    @Override
    public SigningKeySource signingKeys(@Nullable String account) {
        return account == null ? keys.getObject() : accounts.of(account);
    }

    @Override
    public @Nullable DeliveryLedger ledger() {
        return ledgers.getIfAvailable();
    }

    @Override
    public boolean expectsLedger() {
        return properties.ledger().type() != QStashProperties.LedgerType.NONE;
    }

    @Override
    public void configure(ReceiverBuilder receiver) {
        QStashProperties.Ledger ledger = properties.ledger();
        receiver.leeway(properties.leeway())
                .maxBodyBytes(ConsumerReceivers.bytes(
                        "qstash.max-body-size", properties.maxBodySize().toBytes()))
                .maxCallbackBytes(ConsumerReceivers.bytes(
                        "qstash.max-callback-size", properties.maxCallbackSize().toBytes()))
                .engine(properties.engine())
                .onUndecodable(properties.onUndecodable())
                .ledgerNamespace(ledger.namespace())
                .lease(ledger.lease())
                .waitForCompletion(ledger.waitForCompletion())
                .onLedgerFailure(ledger.onFailure());
        codec.ifAvailable(receiver::payloadCodec);
        listeners.orderedStream().forEach(receiver::listener);
        customizers.orderedStream().forEach(customizer -> customizer.customize(receiver));
    }
}
