package io.github.qstash4j.devserver.engine;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The flow control keys of one user. A key exists from its first mention on.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/flowcontrol">Flow control</a>
 */
public final class FlowControls {

    private final Shared shared;
    private final Account account;

    FlowControls(Shared shared, Account account) {
        this.shared = shared;
        this.account = account;
    }

    /** Null when there is no such key. */
    public @Nullable FlowControlState find(String key) {
        synchronized (shared.lock()) {
            FlowGate gate = account.flowGates().get(key);
            return gate == null ? null : gate.state(shared.now());
        }
    }

    /** In the order of their first mention. */
    public List<FlowControlState> all() {
        synchronized (shared.lock()) {
            return account.flowGates().values().stream()
                    .map(gate -> gate.state(shared.now()))
                    .toList();
        }
    }

    /** Keeps the messages of a key from being delivered, until it is resumed. */
    public void pause(String key, boolean pause) {
        change(key, gate -> gate.pause(pause));
    }

    /**
     * Fixes those limits that are not null, whatever messages name, and ends the current period of the rate; the period
     * belongs to the rate.
     */
    public void pin(String key, @Nullable Integer parallelism, @Nullable Integer rate, @Nullable Duration period) {
        change(key, gate -> gate.pin(parallelism, rate, period));
    }

    /** Lets messages name the limits again. */
    public void unpin(String key, boolean parallelism, boolean rate) {
        change(key, gate -> gate.unpin(parallelism, rate));
    }

    /** Begins a new period of the rate now. */
    public void resetRate(String key) {
        change(key, gate -> gate.resetRate(shared.now()));
    }

    private void change(String key, Consumer<FlowGate> change) {
        synchronized (shared.lock()) {
            FlowGate gate = account.flowGates().computeIfAbsent(key, FlowGate::new);
            change.accept(gate);
            shared.dispatcher().open(gate, shared.now());
        }
    }
}
