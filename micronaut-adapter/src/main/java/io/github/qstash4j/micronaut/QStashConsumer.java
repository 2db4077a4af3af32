package io.github.qstash4j.micronaut;

import io.micronaut.aop.Around;
import io.micronaut.context.annotation.Executable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a controller method, or all of a controller's, that only QStash may call. It runs for verified deliveries
 * alone: any other request is answered with 401 before its body is read.
 *
 * <p>It stands beside any mapping annotation, such as {@code @Post}. Beside everything that Micronaut offers, the
 * method may take a {@link io.github.qstash4j.receiver.Delivery}, a {@link io.github.qstash4j.receiver.Callback} or
 * {@link io.github.qstash4j.receiver.FailureCallback}, {@link QStashHeader}s, and with the client on the class path a
 * {@code FollowUp}. It may return an {@link io.github.qstash4j.receiver.Outcome}, also inside a {@code CompletionStage}
 * or a reactive type of one value. Any other response counts by its status: 2xx is an acknowledgement. An exception
 * that nobody handles is a retry, and a payload that cannot be decoded a rejection.
 *
 * <p>With it, and unless another annotation says otherwise, the method takes any content type, and runs where it may
 * block ({@link TaskExecutors#BLOCKING}). A delivery needs no login of Micronaut Security.
 *
 * <p>Every attribute is a text that may hold placeholders, such as {@code ${orders.url}}. One that is empty leaves the
 * choice to the annotation on the class, if there is one, and then to the configuration under {@code qstash}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Around
@Executable(processOnStartup = true)
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public @interface QStashConsumer {

    /**
     * The one URL, or several separated by white space, that messages for this method are published to, query included;
     * instead of {@code qstash.public-base-url} and the method's path.
     */
    String url() default "";

    /**
     * {@code true} to have a ledger tell which messages were handled before, {@code false} not to ask it. Without a
     * word, there is a ledger if the application has one; {@code true} keeps an application without one from starting.
     */
    String idempotent() default "";

    /**
     * What is delivered: {@code message}, {@code callback} or {@code failure-callback}. Without a word, what the
     * arguments are for. Callbacks may be longer than messages.
     */
    String kind() default "";

    /**
     * The account, under {@code qstash.accounts}, whose deliveries are accepted; {@code default} is the one whose keys
     * stand beside it. Without a word, those of every account.
     */
    String account() default "";
}
