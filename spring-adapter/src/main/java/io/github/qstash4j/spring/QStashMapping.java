package io.github.qstash4j.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * A {@link QStashConsumer} with its path: {@code @QStashMapping("/jobs/order-placed")}. QStash delivers with POST
 * unless the publisher says otherwise.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@QStashConsumer
@RequestMapping
public @interface QStashMapping {

    /** The same as {@link #path}. */
    @AliasFor(annotation = RequestMapping.class, attribute = "path")
    String[] value() default {};

    /** The paths, as in {@link RequestMapping#path}. */
    @AliasFor(annotation = RequestMapping.class, attribute = "path")
    String[] path() default {};

    /** The HTTP methods; POST unless it is set. */
    @AliasFor(annotation = RequestMapping.class, attribute = "method")
    RequestMethod[] method() default RequestMethod.POST;

    /** As in {@link QStashConsumer#url}. */
    @AliasFor(annotation = QStashConsumer.class)
    String url() default "";

    /** As in {@link QStashConsumer#idempotent}. */
    @AliasFor(annotation = QStashConsumer.class)
    String idempotent() default "";

    /** As in {@link QStashConsumer#kind}. */
    @AliasFor(annotation = QStashConsumer.class)
    String kind() default "";

    /** As in {@link QStashConsumer#account}. */
    @AliasFor(annotation = QStashConsumer.class)
    String account() default "";
}
