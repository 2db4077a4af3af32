package io.github.qstash4j.receiver.consumer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has QStash call a {@code @QStashConsumer} at times that a cron names, whether or not an instance of the application
 * runs just then. When the application has started, and {@code qstash.schedules.enabled} is not false, the schedule is
 * created or updated; every instance may do so. It needs the client and a token, and a public URL that is configured.
 * May be repeated.
 *
 * <p>Every attribute is a text that may hold placeholders.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/schedules">QStash: schedules</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Repeatable(QStashScheduled.Several.class)
public @interface QStashScheduled {

    /** When, as in {@code 0 9 * * MON-FRI}; {@code -} for never, so that a property can switch it off. */
    String cron();

    /** The time zone of the cron, such as {@code Europe/Berlin}; UTC unless it is set. */
    String zone() default "";

    /**
     * The schedule's id, unique in the account and the same at every start. Without it, it is made of the owner and the
     * consumer's path.
     */
    String id() default "";

    /** The HTTP method that QStash calls with; POST unless it is set. */
    String method() default "";

    /** The body of each message; none unless it is set. */
    String body() default "";

    /** The media type of the body; {@code application/json} unless it is set. */
    String contentType() default "";

    /** How often a message that fails is retried; as often as the account's plan says unless it is set. */
    String retries() default "";

    /** How long a delivery may take, such as {@code 30s}; as long as the account's plan says unless it is set. */
    String timeout() default "";

    /** The queue that each message goes through; none unless it is set. */
    String queue() default "";

    /** Where QStash reports each attempt: an absolute URL, or the path of a consumer below the public base URL. */
    String callback() default "";

    /** Where QStash reports a message that has failed for good; an URL or a path as for {@link #callback}. */
    String failureCallback() default "";

    /** Holds several. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @interface Several {

        /** Each of them. */
        QStashScheduled[] value();
    }
}
