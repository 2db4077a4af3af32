package io.github.qstash4j.micronaut;

import io.micronaut.http.HttpRequest;

/** Knows which requests can only be answered with a status that {@link io.micronaut.http.HttpStatus} has a name for. */
@FunctionalInterface
interface NamedStatuses {

    /** Whether the answer to this request cannot have another one. */
    boolean areAllFor(HttpRequest<?> request);
}
