package io.github.qstash4j.micronaut;

import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.util.context.Context;

/**
 * Reactor throws the errors that it takes for the JVM's end, such as a {@link NoClassDefFoundError}, at whoever happens
 * to be on the stack. The caller of a consumer would never get an answer.
 */
final class FatalErrors<T> implements CoreSubscriber<T>, Subscription {

    private final Subscriber<? super T> subscriber;
    private final AtomicBoolean subscribed = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile Subscription upstream = this;

    private FatalErrors(Subscriber<? super T> subscriber) {
        this.subscriber = subscriber;
    }

    /**
     * The same, where such an error is one like any other, as long as it is thrown by a thread that asks for values.
     */
    static <T> Publisher<T> signalled(Publisher<T> source) {
        return subscriber -> {
            FatalErrors<T> witness = new FatalErrors<>(subscriber);
            try {
                source.subscribe(witness);
            } catch (Throwable thrown) {
                witness.onError(thrown);
            }
        };
    }

    @Override
    public Context currentContext() {
        return subscriber instanceof CoreSubscriber<?> core ? core.currentContext() : Context.empty();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        upstream = subscription;
        if (subscribed.compareAndSet(false, true)) {
            subscriber.onSubscribe(this);
        }
    }

    @Override
    public void onNext(T value) {
        subscriber.onNext(value);
    }

    @Override
    public void onError(Throwable thrown) {
        if (subscribed.compareAndSet(false, true)) {
            subscriber.onSubscribe(this);
        }
        if (ended.compareAndSet(false, true)) {
            subscriber.onError(thrown);
        }
    }

    @Override
    public void onComplete() {
        if (ended.compareAndSet(false, true)) {
            subscriber.onComplete();
        }
    }

    @Override
    public void request(long values) {
        Subscription source = upstream;
        if (!source.equals(this)) {
            try {
                source.request(values);
            } catch (Throwable thrown) {
                onError(thrown);
            }
        }
    }

    @Override
    public void cancel() {
        Subscription source = upstream;
        if (!source.equals(this)) {
            source.cancel();
        }
    }
}
