package io.github.qstash4j.receiver.consumer;

import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverBuilder;
import io.github.qstash4j.receiver.SigningKeySource;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Makes receivers as an application is configured, for all consumers and for those that ask for one of their own. */
public final class ConsumerReceivers {

    private final ConsumerUrls urls;
    private final Parts parts;
    private final Map<Wish, Receiver> made = new ConcurrentHashMap<>();

    /** Receivers for consumers at these URLs. */
    public ConsumerReceivers(ConsumerUrls urls, Parts parts) {
        this.urls = urls;
        this.parts = parts;
    }

    /**
     * The receiver of all consumers that ask for nothing else.
     *
     * @throws QStashStartException if it cannot be made
     */
    public Receiver standard() {
        return receiver(new Wish(List.of(), null, null), "the application");
    }

    /**
     * The receiver that a consumer asks for; the same one for all that ask for the same.
     *
     * @throws QStashStartException if it cannot be made
     */
    public Receiver of(ConsumerDefinition definition) {
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
        ReceiverBuilder receiver = Receiver.builder().signingKeys(parts.signingKeys(wish.account()));
        urls.bind(receiver, wish.urls());
        DeliveryLedger ledger = parts.ledger();
        if (ledger == null && (Boolean.TRUE.equals(wish.idempotent()) || parts.expectsLedger())) {
            throw new QStashStartException(
                    "There is no ledger, and " + whose + " asks for one.",
                    "Set qstash.ledger.type to memory and add the dependency"
                            + " io.github.qstash4j:qstash4j-ledger-memory, or provide a DeliveryLedger bean.");
        }
        if (ledger != null && !Boolean.FALSE.equals(wish.idempotent())) {
            receiver.ledger(ledger);
        }
        parts.configure(receiver);
        return receiver.build();
    }

    /**
     * The longest body that a property allows, in the builder's unit.
     *
     * @throws IllegalArgumentException if it is not from 1 to {@link Integer#MAX_VALUE}
     */
    public static int bytes(String property, long bytes) {
        if (bytes < 1 || bytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    property + " must be at least one byte and less than 2GB, and is " + bytes + "B.");
        }
        return (int) bytes;
    }

    /** What receivers are made from, asked for when one is. */
    public interface Parts {

        /**
         * The keys of an account.
         *
         * @param account null for all of them
         */
        SigningKeySource signingKeys(@Nullable String account);

        /** Who remembers which message was handled; null for nobody. */
        @Nullable DeliveryLedger ledger();

        /** Whether the application is configured to have a ledger. */
        boolean expectsLedger();

        /** Sets the options that are the same for all consumers, and what the application customizes, last. */
        void configure(ReceiverBuilder receiver);
    }

    /** What makes a receiver another one. */
    private record Wish(
            List<String> urls,
            @Nullable Boolean idempotent,
            @Nullable String account) {}
}
