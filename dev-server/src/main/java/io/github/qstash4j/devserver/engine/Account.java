package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.message.FlowControl;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All state of one user, which no other user sees; guarded by the engine's lock. */
final class Account {

    private final String owner;
    private final Map<String, MessageInProgress> inProgress = new LinkedHashMap<>();
    private final DeduplicationWindow deduplication = new DeduplicationWindow();
    private final Map<String, MessageQueue> queues = new LinkedHashMap<>();
    private final Map<String, FlowGate> flowGates = new LinkedHashMap<>();
    private final Map<String, UrlGroup> urlGroups = new LinkedHashMap<>();
    private final Map<String, Schedule> schedules = new LinkedHashMap<>();

    Account(String owner) {
        this.owner = owner;
    }

    String owner() {
        return owner;
    }

    /** The messages that have not ended, by id, in the order of their creation. */
    Map<String, MessageInProgress> inProgress() {
        return inProgress;
    }

    DeduplicationWindow deduplication() {
        return deduplication;
    }

    Map<String, MessageQueue> queues() {
        return queues;
    }

    Map<String, FlowGate> flowGates() {
        return flowGates;
    }

    Map<String, UrlGroup> urlGroups() {
        return urlGroups;
    }

    Map<String, Schedule> schedules() {
        return schedules;
    }

    /** The queue with that name, which is created if there is none. */
    MessageQueue queue(String name, Instant now) {
        return queues.computeIfAbsent(name, key -> new MessageQueue(key, now));
    }

    /** The gate of a key, with the limits that a message names; null when it names none. */
    @Nullable FlowGate gate(@Nullable FlowControl wanted) {
        if (wanted == null) {
            return null;
        }
        FlowGate gate = flowGates.computeIfAbsent(wanted.key(), FlowGate::new);
        gate.configure(wanted);
        return gate;
    }
}
