package io.github.qstash4j.benchmarks.load;

/**
 * User and system time in nanoseconds.
 *
 * @param server of its process
 * @param consumer of its thread
 * @param publisher of its thread
 * @param runner of the process that these two are threads of
 * @param machine of all processes
 */
record Cpu(long server, long consumer, long publisher, long runner, long machine) {

    Cpu since(Cpu earlier) {
        return new Cpu(
                server - earlier.server,
                consumer - earlier.consumer,
                publisher - earlier.publisher,
                runner - earlier.runner,
                machine - earlier.machine);
    }

    /** What the runner's JVM needs for itself: compiler and collector. */
    long rest() {
        return runner - consumer - publisher;
    }

    /** What has run beside the measurement; it should be close to nothing. */
    long others() {
        return machine - server - runner;
    }
}
