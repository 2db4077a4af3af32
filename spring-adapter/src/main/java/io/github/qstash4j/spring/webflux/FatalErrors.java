package io.github.qstash4j.spring.webflux;

import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.util.context.Context;

/**
 * Reactor throws the errors that it takes for the JVM's end, such as a {@link NoClassDefFoundError}, at whoever happens
 * to be on the stack. The caller of a consumer would never get an answer.
 */
final class FatalErrors {

    private FatalErrors() {}

    /** The same, where such an error is one like any other. */
    static <T> Mono<T> signalled(Mono<T> source) {
        return Mono.create(sink -> subscribe(source, sink));
    }

    private static <T> void subscribe(Mono<T> source, MonoSink<T> sink) {
        try {
            sink.onDispose(source.subscribe(
                    sink::success,
                    thrown -> sink.error(harmless(thrown)),
                    sink::success,
                    Context.of(sink.contextView())));
        } catch (Throwable thrown) {
            sink.error(harmless(thrown));
        }
    }

    private static Throwable harmless(Throwable thrown) {
        return Exceptions.isFatal(thrown) ? new IllegalStateException(thrown.toString(), thrown) : thrown;
    }
}
