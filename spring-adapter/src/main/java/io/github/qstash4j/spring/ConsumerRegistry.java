package io.github.qstash4j.spring;

import java.util.Set;

/**
 * Which controllers have consumers whose requests are verified. A web framework's support for consumers provides one.
 */
@FunctionalInterface
public interface ConsumerRegistry {

    /** The classes of these controllers, behind any proxy. */
    Set<Class<?>> controllers();
}
