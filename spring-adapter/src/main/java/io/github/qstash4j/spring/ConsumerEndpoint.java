package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.Authentication;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A consumer of the application, together with the receiver that verifies for it. */
public final class ConsumerEndpoint {

    private final ConsumerDefinition definition;
    private final Set<String> paths;
    private final List<QStashScheduled> schedules;
    private final Receiver receiver;

    ConsumerEndpoint(
            ConsumerDefinition definition, Set<String> paths, List<QStashScheduled> schedules, Receiver receiver) {
        this.definition = definition;
        this.paths = Set.copyOf(paths);
        this.schedules = List.copyOf(schedules);
        this.receiver = receiver;
    }

    /** Verifies a request for a framework that invokes the consumer itself and settles the delivery afterwards. */
    public Admission admit(ReceiverRequest request) {
        return takesMessages() ? receiver.admit(request) : receiver.admitCallback(request);
    }

    /** Checks all of a request but its body. */
    public Authentication authenticate(ReceiverRequest request) {
        return takesMessages() ? receiver.authenticate(request) : receiver.authenticateCallback(request);
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
