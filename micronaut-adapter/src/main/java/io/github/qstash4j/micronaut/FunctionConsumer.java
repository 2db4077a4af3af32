package io.github.qstash4j.micronaut;

import io.github.qstash4j.lambda.QStashFunction;
import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.consumer.ConsumerDefinition;
import io.github.qstash4j.receiver.consumer.ConsumerEndpoint;
import io.github.qstash4j.receiver.consumer.QStashStartException;
import io.micronaut.context.BeanContext;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.core.type.Argument;
import io.micronaut.function.FunctionBean;
import io.micronaut.http.HttpResponse;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Calls a {@link FunctionBean} with deliveries, and makes outcomes of what it returns. */
final class FunctionConsumer {

    private final Object function;
    private final List<Function<Delivery, ?>> inputs;
    private final boolean declaresOutcome;
    private final ConsumerEndpoint endpoint;
    private final @Nullable ConsumerObserver observer;

    private FunctionConsumer(BeanContext beans, String name, Object function, FunctionSignature signature) {
        this.function = function;
        this.inputs = signature.inputs().stream()
                .<Function<Delivery, ?>>map(input -> input(input, beans))
                .toList();
        this.declaresOutcome = ConsumerRoute.isIn(signature.output());
        List<Class<?>> types =
                signature.inputs().stream().<Class<?>>map(Argument::getType).toList();
        this.endpoint = new ConsumerEndpoint(
                ConsumerDefinition.of(name, List.of(), types), Set.of(name), beans.getBean(Receiver.class));
        this.observer = beans.findBean(ConsumerObserver.class).orElse(null);
        beans.findBean(FollowUpCheck.class).ifPresent(check -> check.check(endpoint, types));
    }

    /**
     * Finds a function.
     *
     * @param name empty for the only one
     * @throws QStashStartException if there is none of that name, or several without one, or it cannot be called
     */
    static FunctionConsumer of(BeanContext beans, String name) {
        List<BeanDefinition<?>> all =
                List.copyOf(beans.getBeanDefinitions(Qualifiers.byStereotype(FunctionBean.class)));
        List<BeanDefinition<?>> meant = all.stream()
                .filter(function -> name.isEmpty() || name(function).equals(name))
                .toList();
        if (meant.size() != 1) {
            throw new QStashStartException(
                    "Deliveries are for one function" + (name.isEmpty() ? "" : ", " + name)
                            + ", and the application has "
                            + all.stream().map(FunctionConsumer::name).sorted().toList() + ".",
                    "Have micronaut.function.name (MICRONAUT_FUNCTION_NAME) name a @FunctionBean.");
        }
        BeanDefinition<?> definition = meant.get(0);
        FunctionSignature signature = FunctionSignature.of(name(definition), definition);
        return new FunctionConsumer(beans, name(definition), beans.getBean(definition), signature);
    }

    /** As Micronaut names it. */
    private static String name(BeanDefinition<?> definition) {
        return definition
                .stringValue(FunctionBean.class)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> NameUtils.hyphenate(definition.getBeanType().getSimpleName()));
    }

    private static Function<Delivery, ?> input(Argument<?> input, BeanContext beans) {
        Class<?> type = input.getType();
        for (DeliveryBinder<?> binder : beans.getBeansOfType(DeliveryBinder.class)) {
            if (binder.argumentType().getType() == type) {
                return binder.value();
            }
        }
        if (type == byte[].class) {
            return Delivery::bytes;
        } else if (type == String.class) {
            return Delivery::text;
        } else if (type == Object.class) {
            return delivery -> delivery;
        }
        return delivery -> delivery.payload(input.asType());
    }

    /** What Lambda is to call. */
    QStashFunction function() {
        return QStashFunction.receiving(endpoint.receiver(), this::receive);
    }

    private ReceiverResponse receive(ReceiverRequest request) {
        Admission admission = endpoint.admit(request);
        if (admission instanceof Admission.Admitted admitted) {
            ConsumerObserver.tell(observer, admitted, endpoint);
            return admitted.handle(this::handle);
        }
        return ((Admission.Answered) admission).response();
    }

    private Outcome handle(Delivery delivery) throws Exception {
        Object result = call(delivery);
        if (result instanceof Mono<?> mono) {
            result = Mono.from(FatalErrors.signalled(mono)).toFuture().get();
        } else if (result instanceof CompletionStage<?> stage) {
            result = stage.toCompletableFuture().get();
        }
        if (result instanceof Outcome outcome) {
            return outcome;
        } else if (result instanceof HttpResponse<?> || result instanceof Publisher<?>) {
            throw new IllegalStateException("The function " + endpoint + " returned a "
                    + result.getClass().getName() + ", which is no content.");
        } else if (result == null && declaresOutcome) {
            throw new IllegalStateException("The function " + endpoint + " ended without an Outcome.");
        }
        return result == null ? Outcome.acknowledge() : Outcome.acknowledge(result);
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object call(Delivery delivery) {
        if (function instanceof BiFunction<?, ?, ?> two) {
            return ((BiFunction<Object, Object, ?>) two)
                    .apply(inputs.get(0).apply(delivery), inputs.get(1).apply(delivery));
        } else if (function instanceof Function<?, ?> one) {
            return ((Function<Object, ?>) one).apply(inputs.get(0).apply(delivery));
        } else if (function instanceof Consumer<?> one) {
            ((Consumer<Object>) one).accept(inputs.get(0).apply(delivery));
            return null;
        }
        return ((Supplier<?>) function).get();
    }
}
