package io.github.qstash4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.qstash4j.receiver.CallbackHandler;
import io.github.qstash4j.receiver.DeliveryHandler;
import io.github.qstash4j.receiver.FailureCallbackHandler;
import io.github.qstash4j.receiver.Invocation;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.ReceiverResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A receiver and the handler behind it: what a Lambda function does with each request, whichever form its events have.
 * Safe for use by many threads, as far as the handler is.
 *
 * <p>The handler runs in a thread of its own. Shortly before Lambda would end the invocation the request is answered
 * with 503, so that QStash delivers the message again after the lease, and the handler is left to itself: Lambda
 * freezes it, and it may finish when the environment is used again. With a ledger on the receiver, its late outcome is
 * recorded as long as nobody else has taken the message, and that is what the next delivery is answered with. Without a
 * ledger, the message is handled once more.
 */
public final class QStashFunction {

    private final Receiver receiver;
    private final Door door;
    private final Handling workers = new Handling();

    private QStashFunction(Receiver receiver, Door door) {
        this.receiver = receiver;
        this.door = door;
    }

    /** Takes messages. */
    public static QStashFunction of(Receiver receiver, DeliveryHandler handler) {
        return new QStashFunction(receiver, new Messages(receiver, handler));
    }

    /** Takes callbacks for {@link QStashLambda#receiver()}, which the environment configures. */
    public static QStashFunction callbacks(CallbackHandler handler) {
        return callbacks(QStashLambda.receiver(), handler);
    }

    /** Takes callbacks. */
    public static QStashFunction callbacks(Receiver receiver, CallbackHandler handler) {
        return new QStashFunction(receiver, new Callbacks(receiver, handler));
    }

    /** Takes failure callbacks for {@link QStashLambda#receiver()}, which the environment configures. */
    public static QStashFunction failureCallbacks(FailureCallbackHandler handler) {
        return failureCallbacks(QStashLambda.receiver(), handler);
    }

    /** Takes failure callbacks. */
    public static QStashFunction failureCallbacks(Receiver receiver, FailureCallbackHandler handler) {
        return new QStashFunction(receiver, new FailureCallbacks(receiver, handler));
    }

    /**
     * For frameworks that admit, handle and settle deliveries themselves.
     *
     * @param receiving does so with each request, by the receiver
     */
    public static QStashFunction receiving(Receiver receiver, Function<ReceiverRequest, ReceiverResponse> receiving) {
        return new QStashFunction(receiver, new Framework(receiving));
    }

    ReceiverResponse answer(HttpEvent event, @Nullable Context context) {
        ReceiverRequest request = event.request();
        if (context == null) {
            return door.receive(request);
        }
        Invocation invocation = invocation(context);
        ReceiverRequest run = request.in(invocation);
        Duration left = invocation.timeLeft();
        if (left == null) {
            return door.receive(run);
        }
        ReceiverResponse response = workers.within(left, new Run(door, run));
        return response == null ? receiver.unfinished(run) : response;
    }

    /** A context that a test has made up may know of no time at all, or of any. */
    private static Invocation invocation(Context context) {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
        boolean ends = !left.isNegative() && !left.isZero() && left.compareTo(Outcome.LONGEST_DELAY) <= 0;
        return ends ? Invocation.of(context, left) : Invocation.of(context);
    }

    /** Where a receiver takes requests in. With classes in place of lambdas, which take longer to start. */
    private interface Door {
        ReceiverResponse receive(ReceiverRequest request);
    }

    private record Messages(Receiver receiver, DeliveryHandler handler) implements Door {

        @Override
        public ReceiverResponse receive(ReceiverRequest request) {
            return receiver.receive(request, handler);
        }
    }

    private record Callbacks(Receiver receiver, CallbackHandler handler) implements Door {

        @Override
        public ReceiverResponse receive(ReceiverRequest request) {
            return receiver.receiveCallback(request, handler);
        }
    }

    private record FailureCallbacks(Receiver receiver, FailureCallbackHandler handler) implements Door {

        @Override
        public ReceiverResponse receive(ReceiverRequest request) {
            return receiver.receiveFailureCallback(request, handler);
        }
    }

    private record Framework(Function<ReceiverRequest, ReceiverResponse> receiving) implements Door {

        @Override
        public ReceiverResponse receive(ReceiverRequest request) {
            return receiving.apply(request);
        }
    }

    private record Run(Door door, ReceiverRequest request) implements Callable<ReceiverResponse> {

        @Override
        public ReceiverResponse call() {
            return door.receive(request);
        }
    }
}
