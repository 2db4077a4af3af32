package io.github.qstash4j.micronaut;

import io.github.qstash4j.receiver.consumer.QStashStartException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.processor.ExecutableMethodProcessor;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;

/** Keeps an application from starting in which {@link QStashConsumer} stands on something that nobody verifies. */
@Singleton
@Requires(classes = Router.class)
final class ConsumerChecks implements ExecutableMethodProcessor<QStashConsumer> {

    private final ConsumerRoutes routes;

    ConsumerChecks(ConsumerRoutes routes) {
        this.routes = routes;
    }

    @Override
    public void process(BeanDefinition<?> bean, ExecutableMethod<?, ?> method) {
        // No request comes to a method that is one of an annotated controller's without a mapping.
        boolean ofController = bean.hasStereotype(Controller.class) && bean.hasStereotype(QStashConsumer.class);
        if (!routes.has(method) && !ofController && !method.hasAnnotation(Error.class)) {
            throw new QStashStartException(
                    "Nothing verifies the requests to the @QStashConsumer " + ConsumerRoute.name(method)
                            + ", so anybody could call it.",
                    "Make it a method of a @Controller with a mapping such as @Post.");
        }
    }
}
