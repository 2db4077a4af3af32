package io.github.qstash4j.spring.web;

import io.github.qstash4j.spring.ObservedEndpoint;

/**
 * The object of a handler method that is a consumer although nothing on it is annotated: it stands for something that
 * is. Equal objects are one consumer, and no others, also where they are of one class.
 */
public interface ConsumerHandler {

    /** Who verifies for it; always the same. */
    ObservedEndpoint endpoint();
}
