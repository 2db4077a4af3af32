package io.github.qstash4j.benchmarks.lambda;

/**
 * What one fresh process has needed, in milliseconds.
 *
 * @param init from its start until it has asked for an event
 * @param first from then until it has answered the event
 * @param cpu its user and system time until then, as exactly as the system tells it: 10 ms on Linux, so that only many
 *     say something
 */
record Invoked(double init, double first, double cpu) {

    double total() {
        return init + first;
    }
}
