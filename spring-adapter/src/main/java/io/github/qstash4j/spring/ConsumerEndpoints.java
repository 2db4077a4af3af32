package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.consumer.ConsumerDefinition;
import io.github.qstash4j.receiver.consumer.ConsumerReceivers;
import io.github.qstash4j.receiver.consumer.QStashScheduled;
import io.github.qstash4j.receiver.consumer.QStashStartException;
import java.lang.reflect.AnnotatedElement;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.env.Environment;
import org.springframework.util.ReflectionUtils.MethodFilter;

/** Gives each consumer that a web framework finds the receiver that it asks for. */
public final class ConsumerEndpoints {

    private final ConfigurableListableBeanFactory beans;
    private final ConsumerReceivers receivers;
    private final Environment environment;

    ConsumerEndpoints(ConfigurableListableBeanFactory beans, ConsumerReceivers receivers, Environment environment) {
        this.beans = beans;
        this.receivers = receivers;
        this.environment = environment;
    }

    /**
     * The endpoint of a consumer.
     *
     * @param name the method or function, for messages to people
     * @param paths the patterns of its paths, or the name of a function; at least one
     * @param annotated where a {@link QStashConsumer} may stand, the more specific before the less
     * @param arguments the types of what it takes
     * @throws QStashStartException if it asks for something that it cannot get
     */
    public ObservedEndpoint endpoint(
            String name,
            Set<String> paths,
            Stream<? extends AnnotatedElement> annotated,
            Collection<Class<?>> arguments) {
        List<? extends AnnotatedElement> places = annotated.toList();
        List<ConsumerDefinition.Declared> declared = places.stream()
                .map(element -> AnnotatedElementUtils.findMergedAnnotation(element, QStashConsumer.class))
                .filter(Objects::nonNull)
                .map(this::declared)
                .toList();
        ConsumerDefinition definition = ConsumerDefinition.of(name, declared, arguments);
        HandlingObserver observer =
                beans.getBeanProvider(HandlingObserver.class).getIfUnique();
        List<QStashScheduled> schedules = places.stream()
                .map(place -> AnnotatedElementUtils.findMergedRepeatableAnnotations(place, QStashScheduled.class))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .map(List::copyOf)
                .orElse(List.of());
        return new ObservedEndpoint(definition, paths, schedules, receiverFor(definition), observer);
    }

    /** Whether an annotation stands there because of which somebody has to verify. */
    public static boolean areDeclaredOn(AnnotatedElement place) {
        return AnnotatedElementUtils.hasAnnotation(place, QStashConsumer.class)
                || !AnnotatedElementUtils.findMergedRepeatableAnnotations(place, QStashScheduled.class)
                        .isEmpty();
    }

    /** Whether one stands on the class or on a method of it. */
    public static boolean areDeclaredIn(Class<?> type) {
        return AnnotationUtils.isCandidateClass(type, List.of(QStashConsumer.class, QStashScheduled.class))
                && (areDeclaredOn(type)
                        || !MethodIntrospector.selectMethods(type, (MethodFilter) ConsumerEndpoints::areDeclaredOn)
                                .isEmpty());
    }

    /**
     * Whether a bean may be asked for while the application starts: where it is there already, and where an interface
     * is all that is known of it. Any other that is lazy is made when it is needed, and one of another scope for each
     * request.
     */
    public boolean mayBeAskedFor(String bean, Class<?> type) {
        return beans.isSingleton(bean) && (beans.containsSingleton(bean) || type.isInterface());
    }

    /** Whether a bean is there only while Spring handles a request, and no proxy stands for it at other times. */
    public boolean belongsToRequest(String bean) {
        String scope = beans.getMergedBeanDefinition(bean).getScope();
        return "request".equals(scope) || "session".equals(scope);
    }

    private ConsumerDefinition.Declared declared(QStashConsumer consumer) {
        return new ConsumerDefinition.Declared(
                environment.resolveRequiredPlaceholders(consumer.url()),
                environment.resolveRequiredPlaceholders(consumer.idempotent()),
                environment.resolveRequiredPlaceholders(consumer.kind()),
                environment.resolveRequiredPlaceholders(consumer.account()));
    }

    private Receiver receiverFor(ConsumerDefinition definition) {
        if (definition.asksForNothing()) {
            return theOne(definition);
        }
        if (!beans.containsBeanDefinition(QStashAutoConfiguration.RECEIVER)) {
            throw new QStashStartException(
                    "The @QStashConsumer " + definition.name() + " has attributes that ask for a receiver of its own,"
                            + " and the application has replaced the one that such are made like.",
                    "Configure it with qstash.* and a QStashReceiverCustomizer instead of a Receiver bean, or remove"
                            + " url, idempotent and account from the annotation.");
        }
        return receivers.of(definition);
    }

    private Receiver theOne(ConsumerDefinition definition) {
        Receiver common = beans.getBeanProvider(Receiver.class).getIfUnique();
        if (common == null) {
            throw new QStashStartException(
                    "There are several Receiver beans, and nothing says which one verifies for the @QStashConsumer "
                            + definition.name() + ".",
                    "Mark one of them as @Primary.");
        }
        return common;
    }
}
