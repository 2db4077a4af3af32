package io.github.qstash4j.benchmarks.lambda;

/**
 * What one fresh process has needed, in milliseconds.
 *
 * @param init from its start until it has asked for an event
 * @param first from then until it has answered the event
 * @param cpu user and system time of all of its threads until then, 0 where the system does not tell
 */
record Invoked(double init, double first, double cpu) {

    double total() {
        return init + first;
    }
}
