package io.github.qstash4j.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class a dev server, whose time stands still until they move it.
 *
 * <pre>{@code
 * @QStashTest
 * @SpringBootTest(webEnvironment = RANDOM_PORT)
 * class OrdersTest {
 *
 *     @Test
 *     void a_receipt_is_sent(DevServer server, QStash qstash) {
 *         qstash.publish(OutgoingMessage.to("https://app.example.com/jobs/order-placed").json(order));
 *         server.time().advance(Duration.ofMinutes(1));
 *         assertThat(server).hasDelivered("/jobs/receipt");
 *     }
 * }
 * }</pre>
 *
 * <p>Test methods, lifecycle methods and constructors can have parameters of the types
 * {@link io.github.qstash4j.devserver.DevServer}, {@link io.github.qstash4j.client.QStash} (a client of that server),
 * {@link io.github.qstash4j.devserver.Time} and {@link TestServer}. When a test fails, what happened to its messages is
 * printed to {@link System#err}.
 *
 * <p>A Spring test needs nothing else: its application gets the properties of {@link TestServer#properties}, and
 * messages to the public base URL are delivered to it. Another application is told with {@link TestServer#deliverTo}.
 *
 * <p>Nothing is sent to other machines, whatever the URL of a message: an attempt to do so is one without a response.
 *
 * <p>Nested classes share the server of the class around them, unless they have this annotation themselves; subclasses
 * inherit the annotation and have a server each.
 *
 * @see QStashExtension
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(QStashExtension.class)
public @interface QStashTest {

    /** How long a server lives. */
    Lifetime lifetime() default Lifetime.CLASS;

    /**
     * Lets time run that many times as fast as real time, from 1 to 1000000. 0, the default, lets it stand still until
     * {@code server.time().advance(...)} moves it.
     */
    int speed() default 0;

    /** Makes message ids and the choices of faults those of a seed; 0, the default, leaves them random. */
    long seed() default 0;

    /** Where the application under test is published: what its messages begin with, as in production. */
    String publicBaseUrl() default "https://app.example.com";

    /**
     * Whether {@link TestServer#properties} are system properties as long as the server lives; what they were before is
     * restored then. They are those of the whole JVM: only one server at a time can have them.
     */
    boolean systemProperties() default false;
}
