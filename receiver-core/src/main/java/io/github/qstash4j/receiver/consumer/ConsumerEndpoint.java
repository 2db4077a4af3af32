package io.github.qstash4j.receiver.consumer;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.Authentication;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverRequest;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A consumer of an application, together with the receiver that verifies for it. */
public class ConsumerEndpoint {

    private final ConsumerDefinition definition;
    private final Set<String> paths;
    private final Receiver receiver;

    /**
     * A consumer.
     *
     * @param paths the patterns of its paths below the application's, or the name of a function; at least one
     */
    public ConsumerEndpoint(ConsumerDefinition definition, Set<String> paths, Receiver receiver) {
        this.definition = definition;
        this.paths = Set.copyOf(paths);
        this.receiver = receiver;
    }

    /** Verifies a request for a framework that invokes the consumer itself and settles the delivery afterwards. */
    public final Admission admit(ReceiverRequest request) {
        return takesMessages() ? receiver.admit(request) : receiver.admitCallback(request);
    }

    /** Checks all of a request but its body. */
    public final Authentication authenticate(ReceiverRequest request) {
        return takesMessages() ? receiver.authenticate(request) : receiver.authenticateCallback(request);
    }

    /** The method or function, for messages to people. */
    public final String name() {
        return definition.name();
    }

    /** The patterns of its paths below the application's, or the name of a function; never empty. */
    public final Set<String> paths() {
        return paths;
    }

    /** {@code message}, {@code callback} or {@code failure-callback}. */
    public final String kind() {
        return definition.kind().word();
    }

    /** The URLs of its own; empty where the configuration of all consumers counts. */
    public final List<String> urls() {
        return definition.urls();
    }

    /** Whether the ledger is asked, as the consumer says; null where it is if there is one. */
    public final @Nullable Boolean idempotent() {
        return definition.idempotent();
    }

    /** The account whose deliveries it accepts; null for every one's. */
    public final @Nullable String account() {
        return definition.account();
    }

    /** Who verifies. */
    public final Receiver receiver() {
        return receiver;
    }

    /**
     * Refuses consumers that would accept each other's deliveries.
     *
     * @throws QStashStartException if there are several paths behind one public URL
     */
    public static void check(Collection<? extends ConsumerEndpoint> endpoints) {
        for (ConsumerEndpoint endpoint : endpoints) {
            if (endpoint.receiver.isForOneEndpoint()) {
                List<String> paths = endpoints.stream()
                        .filter(other -> other.receiver().equals(endpoint.receiver)
                                || !Collections.disjoint(other.urls(), endpoint.urls()))
                        .flatMap(other -> other.paths().stream())
                        .sorted()
                        .toList();
                if (paths.size() > 1 || paths.stream().anyMatch(ConsumerEndpoint::isPattern)) {
                    throw new QStashStartException(
                            "The public URL of a consumer is the one URL of one path, and each of " + paths
                                    + " would accept deliveries for it.",
                            "Set qstash.public-base-url instead of qstash.public-url, or give each @QStashConsumer its"
                                    + " own url and one path.");
                }
            }
        }
    }

    static boolean isPattern(String path) {
        return path.contains("{") || path.contains("*") || path.contains("?");
    }

    private boolean takesMessages() {
        return definition.kind() == ConsumerDefinition.Kind.MESSAGE;
    }

    @Override
    public final String toString() {
        return name();
    }
}
