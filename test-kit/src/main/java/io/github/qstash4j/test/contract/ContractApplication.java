package io.github.qstash4j.test.contract;

import io.github.qstash4j.receiver.Callback;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.FailureCallback;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverBuilder;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The application that every adapter runs under the contract. The adapter gives it a receiver made of
 * {@link #receiver()}, and endpoints that do nothing but call it:
 *
 * <table>
 * <caption>Endpoints</caption>
 * <tr><th>path</th><th>calls</th></tr>
 * <tr><td>{@link #MESSAGE}</td><td>{@link #message}</td></tr>
 * <tr><td>those of the {@link ReturnForm}s</td><td>{@link #message}</td></tr>
 * <tr><td>{@link #PAYLOAD}</td><td>{@link #payload}, with what the framework decodes</td></tr>
 * <tr><td>{@link #CALLBACK}</td><td>{@link #callback}</td></tr>
 * <tr><td>{@link #FAILURE_CALLBACK}</td><td>{@link #failureCallback}</td></tr>
 * </table>
 *
 * What happened is asked over the same endpoints, so that the application may run in a process of its own. Safe for use
 * by many threads.
 */
public final class ContractApplication {

    /** Where messages are published to, before the path. Its k is what the Kelvin sign becomes in lower case. */
    public static final String PUBLIC_BASE_URL = "https://tasks.example.com";

    /** The path of most messages. */
    public static final String MESSAGE = "/jobs/order-placed";

    /** The path of messages whose payload the framework decodes. */
    public static final String PAYLOAD = "/jobs/payload";

    /** The path of callbacks. */
    public static final String CALLBACK = "/callbacks/delivered";

    /** The path of failure callbacks. */
    public static final String FAILURE_CALLBACK = "/callbacks/failed";

    private final @Nullable DeliveryLedger ledger;
    private final Log log = new Log();
    private final Gates gates = new Gates();

    private ContractApplication(@Nullable DeliveryLedger ledger) {
        this.ledger = ledger;
    }

    /** An application that handles every delivery. */
    public static ContractApplication withoutLedger() {
        return new ContractApplication(null);
    }

    /** An application that handles a message once, as long as its ledger is not out of order by the contract's will. */
    public static ContractApplication with(DeliveryLedger ledger) {
        return new ContractApplication(new UnreliableLedger(ledger));
    }

    /** Whether it handles a message once, for adapters that have to make it anew in another process. */
    public boolean hasLedger() {
        return ledger != null;
    }

    /** A receiver for all endpoints; an adapter may add what it would for any application, such as its own codec. */
    public ReceiverBuilder receiver() {
        ReceiverBuilder receiver = Receiver.builder()
                .signingKeys(SigningKeys.of(TestKeys.CURRENT, TestKeys.NEXT))
                .publicBaseUrl(PUBLIC_BASE_URL)
                .listener(log);
        return ledger == null ? receiver : receiver.ledger(ledger);
    }

    /** Does what the header {@link Instruction#HEADER} of the delivery asks for, or else describes what arrived. */
    public Outcome message(Delivery delivery) throws Exception {
        return obey(delivery, () -> Arrival.of(delivery).acknowledged());
    }

    /** Does what the delivery asks for, or else acknowledges with what the framework has decoded. */
    public Outcome payload(ContractPayload payload, Delivery delivery) throws Exception {
        return obey(
                delivery,
                () -> Outcome.acknowledge(payload.orderId() + " " + payload.amount() + " " + delivery.messageId()));
    }

    /** Does what the delivery asks for, or else acknowledges with what the callback reports. */
    public Outcome callback(Callback callback) throws Exception {
        return obey(callback.delivery(), () -> Reported.of(callback, "").acknowledged());
    }

    /** Does what the delivery asks for, or else acknowledges with what the failure callback reports. */
    public Outcome failureCallback(FailureCallback callback) throws Exception {
        return obey(
                callback.delivery(),
                () -> Reported.of(callback, callback.dlqId()).acknowledged());
    }

    private Outcome obey(Delivery delivery, Supplier<Outcome> otherwise) throws Exception {
        Instruction asked = Instruction.of(delivery);
        if (asked.verb().equals(Instruction.LOG)) {
            return Outcome.acknowledge(log.drain());
        }
        log.handled(delivery);
        return switch (asked.verb()) {
            case Instruction.END -> Ending.valueOf(asked.argument()).handle(delivery, log);
            case Instruction.STEP -> steps(delivery, asked.argument());
            case Instruction.HOLD -> gates.hold(asked.argument(), Arrival.of(delivery));
            case Instruction.AWAIT -> gates.await(asked.argument());
            case Instruction.OPEN -> gates.open(asked.argument());
            default -> otherwise.get();
        };
    }

    private static Outcome steps(Delivery delivery, String step) {
        String before = String.join(",", delivery.progress());
        delivery.recordStep(step);
        return before.isEmpty() ? Outcome.retry() : Outcome.acknowledge(before);
    }
}
