package io.github.qstash4j.receiver;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** One line for each refusal, but not for each of a flood. */
final class ReceiverLog {

    private static final long INTERVAL_MILLIS = 10_000;

    private final Map<RefusalReason, Quota> quotas = new EnumMap<>(RefusalReason.class);
    private final Clock clock;

    ReceiverLog(Clock clock) {
        this.clock = clock;
        for (RefusalReason reason : RefusalReason.values()) {
            quotas.put(reason, new Quota());
        }
    }

    void refused(VerificationException refusal) {
        Quota quota = quotas.get(refusal.reason());
        if (quota != null && quota.allows(clock.millis())) {
            int more = quota.suppressed.getAndSet(0);
            Lazy.LOGGER.log(
                    System.Logger.Level.WARNING,
                    "Refused a request: " + refusal.reason() + ": " + refusal.getMessage()
                            + (more == 0 ? "" : " (and " + more + " more of this kind before it)"));
        }
    }

    static void info(String message) {
        Lazy.LOGGER.log(System.Logger.Level.INFO, message);
    }

    static void warn(String message) {
        Lazy.LOGGER.log(System.Logger.Level.WARNING, message);
    }

    static void error(String message, Throwable thrown) {
        Lazy.LOGGER.log(System.Logger.Level.ERROR, message, thrown);
    }

    private static final class Quota {

        private final AtomicLong nextLine = new AtomicLong(Long.MIN_VALUE);
        private final AtomicInteger suppressed = new AtomicInteger();

        boolean allows(long now) {
            long next = nextLine.get();
            if (now >= next && nextLine.compareAndSet(next, now + INTERVAL_MILLIS)) {
                return true;
            }
            suppressed.incrementAndGet();
            return false;
        }
    }

    /** A logger costs a cold start several milliseconds, and most deliveries need none. */
    private static final class Lazy {

        static final System.Logger LOGGER = System.getLogger(Receiver.class.getPackageName());
    }
}
