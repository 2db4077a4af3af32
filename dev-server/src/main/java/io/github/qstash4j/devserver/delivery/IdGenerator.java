package io.github.qstash4j.devserver.delivery;

/** Makes the part of an id after its prefix. */
@FunctionalInterface
public interface IdGenerator {

    /** An id of letters and digits that this generator has not given out before. */
    String next();
}
