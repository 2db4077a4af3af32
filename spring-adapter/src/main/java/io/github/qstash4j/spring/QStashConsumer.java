package io.github.qstash4j.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a controller method, or all of a controller's, that only QStash may call. It runs for verified deliveries
 * alone: any other request is answered with 401 before Spring reads its body.
 *
 * <p>Beside everything that Spring MVC offers, the method may take a {@link io.github.qstash4j.receiver.Delivery}, and
 * return an {@link io.github.qstash4j.receiver.Outcome}, also inside a {@code CompletionStage} or a {@code Mono}. Any
 * other response counts by its status: 2xx is an acknowledgement. An exception that no {@code @ExceptionHandler} takes
 * is a retry, and a payload that cannot be decoded a rejection.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface QStashConsumer {}
