package io.github.qstash4j.micronaut;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.consumer.QStashStartException;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * What a function takes and returns, as it is declared.
 *
 * @param inputs none for a {@link Supplier}, two for a {@link BiFunction}
 * @param output void for a {@link Consumer}
 */
record FunctionSignature(List<Argument<?>> inputs, Argument<?> output) {

    /**
     * Reads that of a bean.
     *
     * @param name for messages to people
     * @throws QStashStartException if it is no function, or one whose end or {@link Outcome} nobody would notice
     */
    static FunctionSignature of(String name, BeanDefinition<?> bean) {
        FunctionSignature signature = read(name, bean);
        Argument<?> output = signature.output;
        boolean single = isA(output, CompletionStage.class) || isA(output, Mono.class);
        if (!single && Publishers.isConvertibleToPublisher(output.getType())) {
            throw new QStashStartException(
                    "The function " + name + " returns a stream, and QStash is told of success before it has ended.",
                    "Return one value, such as a CompletionStage or a Mono.");
        }
        Argument<?> value = single ? output.getFirstTypeVariable().orElse(Argument.OBJECT_ARGUMENT) : output;
        if (ConsumerRoute.isIn(output) && !isA(value, Outcome.class)) {
            throw new QStashStartException(
                    "The function " + name + " returns an Outcome inside " + output
                            + ", where it would be content like any other.",
                    "Return it as it is, or in a CompletionStage or a Mono.");
        }
        return signature;
    }

    private static FunctionSignature read(String name, BeanDefinition<?> bean) {
        Class<?> type = bean.getBeanType();
        if (BiFunction.class.isAssignableFrom(type)) {
            List<Argument<?>> three = generics(bean, BiFunction.class, 3);
            return new FunctionSignature(three.subList(0, 2), three.get(2));
        } else if (Function.class.isAssignableFrom(type)) {
            List<Argument<?>> both = generics(bean, Function.class, 2);
            return new FunctionSignature(both.subList(0, 1), both.get(1));
        } else if (Consumer.class.isAssignableFrom(type)) {
            return new FunctionSignature(generics(bean, Consumer.class, 1), Argument.VOID);
        } else if (Supplier.class.isAssignableFrom(type)) {
            return new FunctionSignature(
                    List.of(), generics(bean, Supplier.class, 1).get(0));
        }
        throw new QStashStartException(
                "The @FunctionBean " + name + " is a " + type.getSimpleName() + ".",
                "Make it a Function, a BiFunction, a Consumer or a Supplier.");
    }

    private static List<Argument<?>> generics(BeanDefinition<?> bean, Class<?> function, int count) {
        List<Argument<?>> generics = bean.getTypeArguments(function);
        return generics.size() == count ? generics : Collections.nCopies(count, Argument.OBJECT_ARGUMENT);
    }

    private static boolean isA(Argument<?> type, Class<?> wanted) {
        return wanted.isAssignableFrom(type.getType());
    }
}
