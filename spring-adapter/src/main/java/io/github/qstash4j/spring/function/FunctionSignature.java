package io.github.qstash4j.spring.function;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.consumer.QStashStartException;
import io.github.qstash4j.spring.web.DeclaredOutcome;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import org.springframework.core.ResolvableType;
import org.springframework.messaging.Message;
import reactor.core.publisher.Mono;

/**
 * What a function takes and returns, as far as it is declared.
 *
 * @param input {@code NONE} for a supplier
 * @param output {@code NONE} for a {@link Consumer}
 */
record FunctionSignature(ResolvableType input, ResolvableType output) {

    static FunctionSignature of(ResolvableType function) {
        if (isA(function, Function.class)) {
            ResolvableType both = function.as(Function.class);
            return new FunctionSignature(both.getGeneric(0), both.getGeneric(1));
        } else if (isA(function, Consumer.class)) {
            return new FunctionSignature(function.as(Consumer.class).getGeneric(0), ResolvableType.NONE);
        }
        return new FunctionSignature(
                ResolvableType.NONE, function.as(Supplier.class).getGeneric(0));
    }

    /** The type of the payload, without what it comes in. */
    Class<?> payload() {
        ResolvableType type = isA(input, Publisher.class) ? input.getGeneric(0) : input;
        return (isA(type, Message.class) ? type.getGeneric(0) : type).toClass();
    }

    /** Whether it may return before it is done. */
    boolean comesLater() {
        return isA(output, Publisher.class) || isA(output, CompletionStage.class);
    }

    boolean declaresOutcome() {
        return DeclaredOutcome.isIn(output);
    }

    /**
     * Refuses a function whose end nobody would notice, or whose {@link Outcome} would not settle the delivery.
     *
     * @throws QStashStartException with what to do about it
     */
    void check(String name, boolean isConsumer) {
        if (declaresOutcome() && !isConsumer) {
            throw new QStashStartException(
                    "The function " + name + " returns an Outcome without being a @QStashConsumer, so anybody could"
                            + " call it.",
                    "Annotate it.");
        } else if (!isConsumer) {
            return;
        }
        if (output.equals(ResolvableType.NONE) && isA(input, Publisher.class)) {
            throw new QStashStartException(
                    "The @QStashConsumer " + name + " is a Consumer of " + input
                            + ", and nobody could tell when it is done.",
                    "Make it a Function to Mono<Outcome> or Mono<Void>, or one that takes the payload itself.");
        }
        boolean isSingle = isA(output, Mono.class) || isA(output, CompletionStage.class);
        if (declaresOutcome()
                && !DeclaredOutcome.is(output)
                && !(isSingle && DeclaredOutcome.is(output.getGeneric(0)))) {
            throw new QStashStartException(
                    "The @QStashConsumer " + name + " returns an Outcome inside " + output
                            + ", where it would be content like any other.",
                    "Return it as it is, or in a Mono or CompletionStage.");
        }
    }

    private static boolean isA(ResolvableType type, Class<?> wanted) {
        return wanted.isAssignableFrom(type.toClass());
    }
}
