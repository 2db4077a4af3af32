package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.PayloadCodec;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverBuilder;
import io.github.qstash4j.receiver.ReceiverListener;
import io.github.qstash4j.receiver.SigningKeySource;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.unit.DataSize;

/** Makes receivers as {@link QStashProperties} say, for all consumers and for those that ask for one of their own. */
final class ReceiverFactory {

    private final QStashProperties properties;
    private final KeySources keys;
    private final Parts parts;
    private final Map<Wish, Receiver> made = new ConcurrentHashMap<>();

    ReceiverFactory(QStashProperties properties, KeySources keys, Parts parts) {
        this.properties = properties;
        this.keys = keys;
        this.parts = parts;
    }

    /** The receiver of all consumers that ask for nothing else. */
    Receiver standard() {
        return receiver(new Wish(List.of(), null, null), "the application");
    }

    /** The receiver that a consumer asks for. */
    Receiver receiver(ConsumerDefinition definition) {
        return receiver(
                new Wish(definition.urls(), definition.idempotent(), definition.account()),
                "the @QStashConsumer " + definition.name());
    }

    private Receiver receiver(Wish wish, String whose) {
        return made.computeIfAbsent(wish, unseen -> {
            try {
                return build(wish, whose);
            } catch (IllegalArgumentException | IllegalStateException e) {
                throw e instanceof QStashStartException known
                        ? known
                        : new QStashStartException(
                                "The receiver of " + whose + " cannot be made: " + e.getMessage(),
                                "Correct the qstash.* properties.",
                                e);
            }
        });
    }

    private Receiver build(Wish wish, String whose) {
        QStashProperties.Ledger options = properties.ledger();
        ReceiverBuilder receiver = Receiver.builder()
                .signingKeys(keysFor(wish.account()))
                .leeway(properties.leeway())
                .maxBodyBytes(bytes("qstash.max-body-size", properties.maxBodySize()))
                .maxCallbackBytes(bytes("qstash.max-callback-size", properties.maxCallbackSize()))
                .engine(properties.engine())
                .onUndecodable(properties.onUndecodable())
                .ledgerNamespace(options.namespace())
                .lease(options.lease())
                .waitForCompletion(options.waitForCompletion())
                .onLedgerFailure(options.onFailure());
        bind(receiver, wish.urls());
        DeliveryLedger ledger = parts.ledger().getIfAvailable();
        if (ledger == null && (Boolean.TRUE.equals(wish.idempotent()) || isExpected(options.type()))) {
            throw new QStashStartException(
                    "There is no ledger, and " + whose + " asks for one.",
                    "Set qstash.ledger.type to memory and add the dependency"
                            + " io.github.qstash4j:qstash4j-ledger-memory, or provide a DeliveryLedger bean.");
        }
        if (ledger != null && !Boolean.FALSE.equals(wish.idempotent())) {
            receiver.ledger(ledger);
        }
        parts.codec().ifAvailable(receiver::payloadCodec);
        parts.listeners().orderedStream().forEach(receiver::listener);
        parts.customizers().orderedStream().forEach(customizer -> customizer.customize(receiver));
        return receiver.build();
    }

    private SigningKeySource keysFor(@Nullable String account) {
        if (account == null) {
            return parts.keys().getObject();
        }
        return keys.of(account);
    }

    private void bind(ReceiverBuilder receiver, List<String> own) {
        if (!own.isEmpty()) {
            receiver.publicUrls(own);
            return;
        }
        if (properties.publicBaseUrl() != null) {
            receiver.publicBaseUrls(QStashProperties.separated(properties.publicBaseUrl()));
        }
        if (properties.publicUrl() != null) {
            receiver.publicUrls(QStashProperties.separated(properties.publicUrl()));
        }
        if (properties.urlCheck() != null) {
            receiver.urlCheck(properties.urlCheck());
        }
    }

    private static boolean isExpected(QStashProperties.LedgerType type) {
        return type != QStashProperties.LedgerType.NONE;
    }

    private static int bytes(String property, DataSize size) {
        if (size.toBytes() < 1 || size.toBytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    property + " must be at least one byte and less than 2GB, and is " + size + ".");
        }
        return (int) size.toBytes();
    }

    /** The beans that receivers are made from, asked for when one is. */
    record Parts(
            ObjectProvider<SigningKeySource> keys,
            ObjectProvider<PayloadCodec> codec,
            ObjectProvider<DeliveryLedger> ledger,
            ObjectProvider<ReceiverListener> listeners,
            ObjectProvider<QStashReceiverCustomizer> customizers) {}

    /** What makes a receiver another one. */
    private record Wish(
            List<String> urls,
            @Nullable Boolean idempotent,
            @Nullable String account) {}
}
