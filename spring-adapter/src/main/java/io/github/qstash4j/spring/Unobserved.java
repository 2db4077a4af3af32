package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.ReceiverResponse;
import java.util.Map;

/** Nobody observes. */
enum Unobserved implements Handling {
    HANDLING;

    @Override
    public Current open() {
        return () -> {};
    }

    @Override
    public void unfinished(ReceiverResponse answer) {}

    @Override
    public Map<Object, Object> context() {
        return Map.of();
    }
}
