package io.github.qstash4j.micronaut;

import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of a request, where Micronaut's URI of it is not as it was sent.
 *
 * @param raw as it was sent; null where nobody knows, or where there is none
 * @param decoded its parameters, where they alone are known
 */
record RequestQuery(@Nullable String raw, @Nullable Map<String, List<String>> decoded) {

    /** Knows the query of some requests. */
    @FunctionalInterface
    interface Source {

        /** Null for a request of another kind. */
        @Nullable RequestQuery of(HttpRequest<?> request);
    }
}
