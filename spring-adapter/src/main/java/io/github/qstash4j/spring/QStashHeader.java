package io.github.qstash4j.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.web.bind.annotation.ValueConstants;

/**
 * Binds an argument of a consumer to a header of its delivery, such as one that the publisher forwards. The value is
 * converted to the argument's type; a {@code List} or an array has all values of the name. QStash signs no header.
 *
 * <p>Without a name, the argument's own counts. A delivery without a header that is required is a rejection.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface QStashHeader {

    /** The same as {@link #name}. */
    @AliasFor("name")
    String value() default "";

    /** The header's name, in any case; may hold placeholders. */
    @AliasFor("value")
    String name() default "";

    /** Whether a delivery without it is refused; an {@code Optional} argument is never required. */
    boolean required() default true;

    /** What a delivery without it has; may hold placeholders. Makes the header not required. */
    String defaultValue() default ValueConstants.DEFAULT_NONE;
}
