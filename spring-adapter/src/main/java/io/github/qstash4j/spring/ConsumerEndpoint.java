package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.Authentication;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A consumer of the application, together with the receiver that verifies for it. */
public final class ConsumerEndpoint {

    private static final System.Logger LOGGER = System.getLogger(ConsumerEndpoint.class.getName());

    private final ConsumerDefinition definition;
    private final Set<String> paths;
    private final List<QStashScheduled> schedules;
    private final Receiver receiver;
    private final @Nullable HandlingObserver observer;

    ConsumerEndpoint(
            ConsumerDefinition definition,
            Set<String> paths,
            List<QStashScheduled> schedules,
            Receiver receiver,
            @Nullable HandlingObserver observer) {
        this.definition = definition;
        this.paths = Set.copyOf(paths);
        this.schedules = List.copyOf(schedules);
        this.receiver = receiver;
        this.observer = observer;
    }

    /** Verifies a request for a framework that invokes the consumer itself and settles the delivery afterwards. */
    public Admission admit(ReceiverRequest request) {
        return takesMessages() ? receiver.admit(request) : receiver.admitCallback(request);
    }

    /** Checks all of a request but its body. */
    public Authentication authenticate(ReceiverRequest request) {
        return takesMessages() ? receiver.authenticate(request) : receiver.authenticateCallback(request);
    }

    /** Begins to observe the handling of a delivery, which ends when it is settled. */
    public Handling handling(Admission.Admitted admitted) {
        return handling(admitted, null);
    }

    /**
     * The same where threads say nothing.
     *
     * @param parent what Reactor's context has under {@link Handling#CONTEXT_KEY}; null for none
     */
    public Handling handling(Admission.Admitted admitted, @Nullable Object parent) {
        if (observer == null) {
            return Unobserved.HANDLING;
        }
        try {
            return observer.begin(this, admitted, parent);
        } catch (RuntimeException e) { // which must not leave the delivery unsettled
            LOGGER.log(System.Logger.Level.WARNING, "A delivery to " + name() + " could not be observed", e);
            return Unobserved.HANDLING;
        }
    }

    /**
     * Verifies where threads say nothing, so that a refusal is told to what is current.
     *
     * @param parent what Reactor's context has under {@link Handling#CONTEXT_KEY}; null for none
     */
    public <T> T within(@Nullable Object parent, Supplier<T> verification) {
        return observer == null || parent == null ? verification.get() : observer.within(parent, verification);
    }

    /** The method or function, for messages to people. */
    public String name() {
        return definition.name();
    }

    /** The patterns of its paths below the application's, or the name of a function; never empty. */
    public Set<String> paths() {
        return paths;
    }

    /** {@code message}, {@code callback} or {@code failure-callback}. */
    public String kind() {
        return definition.kind().word();
    }

    /** The URLs of its own; empty where the configuration of all consumers counts. */
    public List<String> urls() {
        return definition.urls();
    }

    /** Whether the ledger is asked, as the consumer says; null where it is if there is one. */
    public @Nullable Boolean idempotent() {
        return definition.idempotent();
    }

    /** The account whose deliveries it accepts; null for every one's. */
    public @Nullable String account() {
        return definition.account();
    }

    /** When QStash is to call it. */
    List<QStashScheduled> schedules() {
        return schedules;
    }

    static boolean isPattern(String path) {
        return path.contains("{") || path.contains("*") || path.contains("?");
    }

    /** Who verifies. */
    public Receiver receiver() {
        return receiver;
    }

    private boolean takesMessages() {
        return definition.kind() == ConsumerDefinition.Kind.MESSAGE;
    }

    @Override
    public String toString() {
        return name();
    }
}
