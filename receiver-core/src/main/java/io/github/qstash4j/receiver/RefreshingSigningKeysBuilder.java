package io.github.qstash4j.receiver;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The options of {@link RefreshingSigningKeys}. */
public final class RefreshingSigningKeysBuilder {

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Duration ONE_YEAR = Duration.ofDays(365);

    final Callable<SigningKeys> supplier;
    Duration timeToLive = Duration.ofHours(1);
    Duration leastInterval = Duration.ofSeconds(30);
    Duration patience = Duration.ofSeconds(2);
    Clock clock = Clock.systemUTC();
    Executor executor = RefreshingSigningKeysBuilder::inDaemonThread;
    private @Nullable SigningKeys initialKeys;

    RefreshingSigningKeysBuilder(Callable<SigningKeys> supplier) {
        this.supplier = supplier;
    }

    /**
     * Keys to begin with, for instance {@link SigningKeys#fromEnvironment()}, so that the supplier is not asked before
     * there is a reason. They may be old: the first delivery that they do not fit brings newer ones.
     */
    public RefreshingSigningKeysBuilder initialKeys(SigningKeys keys) {
        this.initialKeys = keys;
        return this;
    }

    /**
     * How long keys are used before the supplier is asked again without another reason; 1 h unless it is set. The
     * deliveries of that moment are checked with the old keys, and do not wait.
     *
     * @throws IllegalArgumentException if it is shorter than a second or longer than a year
     */
    public RefreshingSigningKeysBuilder timeToLive(Duration duration) {
        this.timeToLive = checked("timeToLive", duration, ONE_SECOND);
        return this;
    }

    /**
     * The least time from one call of the supplier to the next, whether it succeeds or fails; 30 s unless it is set. It
     * bounds what forged requests can cause. Keys that are rolled twice within it are not followed before it is over.
     *
     * @throws IllegalArgumentException if it is shorter than a second or longer than a year
     */
    public RefreshingSigningKeysBuilder leastInterval(Duration duration) {
        this.leastInterval = checked("leastInterval", duration, ONE_SECOND);
        return this;
    }

    /**
     * How long a request with an unknown key waits for newer keys, from the start of the call to the supplier; 2 s
     * unless it is set. With none, such requests are refused at once, and fit the new keys when QStash repeats them.
     *
     * @throws IllegalArgumentException if it is negative or longer than a year
     */
    public RefreshingSigningKeysBuilder patience(Duration duration) {
        this.patience = checked("patience", duration, Duration.ZERO);
        return this;
    }

    /** The clock that all times are measured with; the system's unless it is set. */
    public RefreshingSigningKeysBuilder clock(Clock newClock) {
        this.clock = newClock;
        return this;
    }

    /**
     * What calls the supplier; unless it is set, a daemon thread that lives as long as the call. It must not call it in
     * the thread that hands it over, which is that of a delivery.
     */
    public RefreshingSigningKeysBuilder executor(Executor newExecutor) {
        this.executor = newExecutor;
        return this;
    }

    /**
     * The keys, without waiting. Unless there are {@link #initialKeys}, the supplier is asked in the background at
     * once, and deliveries that come before it answers get a 500, so that QStash repeats them.
     */
    public RefreshingSigningKeys build() {
        RefreshingSigningKeys keys = new RefreshingSigningKeys(this, initialKeys);
        if (initialKeys == null) {
            keys.refreshIfDue();
        }
        return keys;
    }

    /**
     * The keys, after the supplier was asked for them in this thread: an application that cannot get its keys does not
     * start. The better choice without {@link #initialKeys}.
     *
     * @throws IllegalStateException if there are initial keys; or if the supplier throws an exception, which is the
     *     cause, or returns null
     */
    public RefreshingSigningKeys fetchAndBuild() {
        if (initialKeys != null) {
            throw new IllegalStateException(
                    "initialKeys are for a start without asking for keys. Call build(), or leave"
                            + " initialKeys out.");
        }
        return new RefreshingSigningKeys(this, fetch());
    }

    private SigningKeys fetch() {
        @Nullable SigningKeys fetched;
        try {
            fetched = supplier.call();
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException(
                    "There are no signing keys: their supplier threw "
                            + e.getClass().getName() + ".",
                    e);
        }
        if (fetched == null) {
            throw new IllegalStateException("There are no signing keys: their supplier returned null.");
        }
        return fetched;
    }

    private static Duration checked(String option, Duration duration, Duration least) {
        if (duration.compareTo(least) < 0 || duration.compareTo(ONE_YEAR) > 0) {
            throw new IllegalArgumentException(
                    option + " must lie between " + least + " and " + ONE_YEAR + ", and is " + duration + ".");
        }
        return duration;
    }

    private static void inDaemonThread(Runnable task) {
        Thread thread = new Thread(null, task, "qstash4j-signing-keys", 0, false);
        thread.setDaemon(true);
        thread.start();
    }
}
