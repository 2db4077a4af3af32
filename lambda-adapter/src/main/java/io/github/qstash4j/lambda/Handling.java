package io.github.qstash4j.lambda;

import io.github.qstash4j.receiver.ReceiverResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Waits for handlers as long as Lambda lets it, and leaves to themselves those that take longer. */
final class Handling {

    /** Handlers that never end would fill an environment that Lambda sees no reason to replace. */
    private static final int MOST_UNFINISHED = 4;

    private final AtomicInteger unfinished = new AtomicInteger();

    /**
     * Does the work in a thread of its own: one that is made for it, so that what threads inherit is inherited. With
     * too many that were left, the work is done in this thread, and Lambda ends it together with the environment.
     *
     * @return null when it is not done in that time
     */
    @Nullable ReceiverResponse within(Duration time, Callable<ReceiverResponse> work) {
        Work task = new Work(work);
        if (unfinished.get() >= MOST_UNFINISHED) {
            task.run();
        } else {
            Thread worker = new Thread(task, "qstash-delivery");
            worker.setDaemon(true);
            worker.start();
        }
        try {
            return task.isDoneWithin(time) || !task.leave() ? task.get() : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var unused = task.leave();
            return null;
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        }
    }

    /** A receiver lets nothing but errors through. */
    private static RuntimeException thrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unexpected ? unexpected : new IllegalStateException(cause);
    }

    private final class Work extends FutureTask<ReceiverResponse> {

        private boolean isLeft;

        Work(Callable<ReceiverResponse> work) {
            super(work);
        }

        boolean isDoneWithin(Duration time) throws InterruptedException, ExecutionException {
            try {
                var unused = get(time.toNanos(), TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException e) {
                return false;
            }
        }

        /** False when it has been done in the last moment. */
        synchronized boolean leave() {
            if (isDone()) {
                return false;
            }
            isLeft = true;
            unfinished.incrementAndGet();
            Lazy.LOGGER.log(
                    System.Logger.Level.WARNING,
                    "A delivery is not handled yet, and Lambda is about to end the invocation: QStash is asked to"
                            + " deliver it again later. Give the function a longer timeout, or the handler less to do.");
            return true;
        }

        @Override
        protected synchronized void done() {
            if (isLeft) {
                unfinished.decrementAndGet();
            }
        }
    }

    /** A logger costs a cold start several milliseconds, and most invocations need none. */
    private static final class Lazy {

        static final System.Logger LOGGER = System.getLogger(Handling.class.getPackageName());
    }
}
