package io.github.qstash4j.receiver;

import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Signing keys that follow when keys are rolled, however often, without a new configuration. A supplier is asked for
 * them: the QStash API, a secrets manager. With the REST client:
 *
 * <pre>{@code
 * RefreshingSigningKeys.builder(() -> {
 *     var keys = qstash.signingKeys().get();
 *     return SigningKeys.of(keys.current(), keys.next());
 * }).initialKeys(SigningKeys.fromEnvironment()).build();
 * }</pre>
 *
 * <p>It is asked when the keys have reached their time to live, when a delivery was signed with the next key, and when
 * one was signed with none. Whatever arrives, there is one call to the supplier at a time, and no more than one in
 * {@link RefreshingSigningKeysBuilder#leastInterval}. Only a request whose key is unknown ever waits: no longer than
 * {@link RefreshingSigningKeysBuilder#patience} from the start of the call, and no more than {@value #MOST_WAITING}
 * requests at once. The others are refused, and if they were genuine QStash delivers them again.
 *
 * <p>A key that the supplier no longer names is accepted for five minutes more, so that no delivery is refused that was
 * signed with it just before a rotation.
 *
 * <p>A supplier that throws, even an {@link Error}, or returns null leaves the last good keys in use. The log says so
 * once for each call, and names what was thrown by its class alone. A supplier that never returns is never called
 * again; give it a timeout of its own. Nothing has to be closed: the thread of a call ends with it.
 *
 * @see <a href="https://upstash.com/docs/qstash/howto/roll-signing-keys">QStash: roll your signing keys</a>
 */
public final class RefreshingSigningKeys implements SigningKeySource {

    /** Enough for the deliveries that a rotation takes by surprise, and no loss to a server that is being flooded. */
    static final int MOST_WAITING = 16;

    private final Callable<SigningKeys> supplier;
    private final long timeToLive;
    private final long leastInterval;
    private final long patience;
    private final Clock clock;
    private final Executor executor;

    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final AtomicReference<@Nullable KeyRefresh> latest = new AtomicReference<>();
    private final AtomicInteger expiries = new AtomicInteger();
    private volatile Known known;

    RefreshingSigningKeys(RefreshingSigningKeysBuilder options, @Nullable SigningKeys first) {
        this.supplier = options.supplier;
        this.timeToLive = options.timeToLive.toMillis();
        this.leastInterval = options.leastInterval.toMillis();
        this.patience = options.patience.toMillis();
        this.clock = options.clock;
        this.executor = options.executor;
        this.known = new Known(first, clock.millis(), 0);
    }

    /**
     * The options, of which the supplier is the one without a default.
     *
     * @param supplier called in a background thread. It may throw, and should have a timeout
     */
    public static RefreshingSigningKeysBuilder builder(Callable<SigningKeys> supplier) {
        return new RefreshingSigningKeysBuilder(supplier);
    }

    @Override
    public @Nullable SigningKeys current() {
        Known now = known;
        if (now.keys == null || now.expiries != expiries.get() || hasPassed(timeToLive, now.since)) {
            refreshIfDue();
        }
        return now.keys;
    }

    @Override
    public SigningKeys afterUnknownKey(SigningKeys unknown) {
        if (known.keys == unknown) {
            waitFor(refreshIfDue());
        }
        @Nullable SigningKeys newer = known.keys;
        return newer == null ? unknown : newer;
    }

    @Override
    public void afterNextKey(SigningKeys used) {
        if (known.keys == used) {
            refreshIfDue();
        }
    }

    /**
     * Ends the time to live of the keys now, whatever the clock says: after a snapshot of the process was restored,
     * say, in which they may be hours old. They stay in use until the supplier has been asked, which the next request
     * causes, as soon as the {@link RefreshingSigningKeysBuilder#leastInterval} allows. Does not wait.
     */
    public void expire() {
        expiries.incrementAndGet();
    }

    /** Never waits. Returns the latest refresh, new, still running or long ended. */
    KeyRefresh refreshIfDue() {
        @Nullable KeyRefresh last = latest.get();
        if (last != null && (last.isRunning() || !hasPassed(leastInterval, last.startedAt()))) {
            last.warnIfStuck(clock.millis(), leastInterval);
            return last;
        }
        int expired = expiries.get();
        KeyRefresh next = new KeyRefresh(supplier, keys -> take(keys, expired), clock.millis());
        @Nullable KeyRefresh winner = latest.compareAndExchange(last, next);
        if (winner != last && winner != null) {
            return winner;
        }
        try {
            executor.execute(next);
        } catch (RuntimeException | Error e) {
            next.fail("could not be called: " + e.getClass().getName());
        }
        return next;
    }

    /** Measured from the start of the call, so that one that hangs does not cost every later request its patience. */
    private void waitFor(KeyRefresh refresh) {
        long left = Math.min(patience, refresh.startedAt() + patience - clock.millis());
        if (left > 0 && refresh.isRunning() && waiting.tryAcquire()) {
            try {
                refresh.await(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                waiting.release();
            }
        }
    }

    /**
     * Keys that are the same stay the same object, which spares a receiver their preparation.
     *
     * @param expired how often keys had expired when these were asked for: they are not newer than that
     */
    private void take(SigningKeys fetched, int expired) {
        @Nullable SigningKeys before = known.keys;
        known = new Known(before != null && fetched.haveTheKeysOf(before) ? before : fetched, clock.millis(), expired);
    }

    /** A clock that was set back must not keep a refresh from being due. */
    private boolean hasPassed(long millis, long since) {
        long passed = clock.millis() - since;
        return passed < 0 || passed >= millis;
    }

    private record Known(@Nullable SigningKeys keys, long since, int expiries) {}
}
