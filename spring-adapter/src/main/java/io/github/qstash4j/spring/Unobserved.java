package io.github.qstash4j.spring;

import java.util.Map;

/** Nobody observes. */
enum Unobserved implements Handling {
    HANDLING;

    @Override
    public Current open() {
        return () -> {};
    }

    @Override
    public Map<Object, Object> context() {
        return Map.of();
    }
}
