package io.github.qstash4j.spring;

import java.util.Collection;
import java.util.Set;

/**
 * Which consumers there are whose requests are verified. Each web framework's support for consumers provides one, which
 * knows them all when the application has started.
 */
public interface ConsumerRegistry {

    /** The classes of the controllers that have consumers, behind any proxy, or of what else is annotated. */
    Set<Class<?>> controllers();

    /**
     * What stands before the paths of all consumers in a request's own path, as it is configured; empty for nothing.
     */
    default String basePath() {
        return "";
    }

    /** The consumers. */
    Collection<ObservedEndpoint> endpoints();
}
