package io.github.qstash4j.benchmarks.micronaut;

import io.micronaut.runtime.Micronaut;

/** The application: configured by its environment, as on Cloud Run. */
final class Service {

    static final String PATH = "/jobs/order-placed";
    static final String CONTROLLER = "benchmark.controller";

    private Service() {}

    /** Runs until it is ended. */
    public static void main(String[] arguments) {
        Micronaut.build(arguments).banner(false).mainClass(Service.class).start();
    }
}
