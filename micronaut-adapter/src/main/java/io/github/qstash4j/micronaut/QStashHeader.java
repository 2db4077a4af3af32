package io.github.qstash4j.micronaut;

import io.micronaut.context.annotation.AliasFor;
import io.micronaut.core.bind.annotation.Bindable;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds an argument of a consumer to a header of its delivery, such as one that the publisher forwards. The value is
 * converted to the argument's type; a {@code List} has all values of the name. QStash signs no header.
 *
 * <p>Without a name, the argument's own counts. A delivery without the header is a rejection, unless the argument is an
 * {@code Optional}, may be null, or has a {@link #defaultValue}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@Bindable
public @interface QStashHeader {

    /** The header's name, in any case. */
    @AliasFor(annotation = Bindable.class, member = "value")
    String value() default "";

    /** What a delivery without it has. */
    @AliasFor(annotation = Bindable.class, member = "defaultValue")
    String defaultValue() default "";
}
