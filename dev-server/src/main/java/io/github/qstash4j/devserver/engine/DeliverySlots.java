package io.github.qstash4j.devserver.engine;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the deliveries that run at once, for each destination host and for all together, so that a slow host makes
 * only its own messages wait. No host may have more of them than there are left for others, so that many slow hosts
 * leave some too.
 */
final class DeliverySlots {

    private static final class Host {

        int running;
        final Set<MessageInProgress> waiting = new LinkedHashSet<>();
    }

    private final int perHost;
    private final int total;
    private final Map<String, Host> hosts = new HashMap<>();
    private final Set<String> hostsToServe = new LinkedHashSet<>();
    private int running;

    DeliverySlots(int perHost, int total) {
        this.perHost = perHost;
        this.total = total;
    }

    /** Puts a message that is due behind the others of its host. */
    void add(MessageInProgress message) {
        String name = message.authority();
        Host host = hosts.computeIfAbsent(name, key -> new Host());
        host.waiting.add(message);
        if (host.running < perHost) {
            hostsToServe.add(name);
        }
    }

    /** The next message that may be delivered, the hosts taking turns; null when none may. */
    @Nullable MessageInProgress take() {
        String name = nextHost();
        if (name == null) {
            return null;
        }
        hostsToServe.remove(name);
        Host host = host(name);
        Iterator<MessageInProgress> first = host.waiting.iterator();
        MessageInProgress message = first.next();
        first.remove();
        host.running++;
        running++;
        if (host.running < perHost && !host.waiting.isEmpty()) {
            hostsToServe.add(name);
        }
        return message;
    }

    /** Whether {@link #take} would give a message. */
    boolean isReady() {
        return nextHost() != null;
    }

    private @Nullable String nextHost() {
        int left = total - running;
        for (String name : left > 0 ? hostsToServe : Set.<String>of()) {
            if (host(name).running < left) {
                return name;
            }
        }
        return null;
    }

    private Host host(String name) {
        Host host = hosts.get(name);
        if (host == null || host.waiting.isEmpty()) {
            throw new IllegalStateException("A host without waiting messages was to be served.");
        }
        return host;
    }

    int running() {
        return running;
    }

    /** Takes a message back that {@link #take} has not given. */
    void remove(MessageInProgress message) {
        String name = message.authority();
        Host host = hosts.get(name);
        if (host != null && host.waiting.remove(message) && host.waiting.isEmpty()) {
            hostsToServe.remove(name);
            if (host.running == 0) {
                hosts.remove(name);
            }
        }
    }

    /** Gives back what {@link #take} gave; true when another message may be delivered now. */
    boolean release(MessageInProgress message) {
        String name = message.authority();
        Host host = hosts.get(name);
        if (host != null) {
            host.running--;
            if (!host.waiting.isEmpty()) {
                hostsToServe.add(name);
            } else if (host.running == 0) {
                hosts.remove(name);
            }
        }
        running--;
        return isReady();
    }
}
