package io.github.qstash4j.benchmarks.micronaut;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One of the applications that are compared.
 *
 * @param name in figures
 * @param environment variables that it needs besides those that all have
 * @param ours whether we are on its class path, with all that our pom brings
 */
record Application(String name, Map<String, String> environment, boolean ours) {

    /** The same without us. */
    static final Application WITHOUT = new Application("without", Map.of("BENCHMARK_CONTROLLER", "bare"), false);

    /** As it comes. */
    static final Application OURS = new Application("ours", Map.of("BENCHMARK_CONTROLLER", "consumer"), true);

    /** With the engine for a fast start. */
    static final Application LEAN =
            new Application("lean", Map.of("BENCHMARK_CONTROLLER", "consumer", "QSTASH_ENGINE", "lean"), true);

    /** What our pom brings, and nothing else of what is here. */
    private static final List<String> BROUGHT_BY_US =
            List.of("qstash4j-", "receiver-core", "micronaut-adapter", "java-jwt-", "jackson-databind-");

    static List<Application> all() {
        return List.of(WITHOUT, OURS, LEAN);
    }

    /** Its part of a class path. */
    Stream<String> classPath(List<String> all) {
        return all.stream().filter(entry -> ours || BROUGHT_BY_US.stream().noneMatch(jar -> named(entry, jar)));
    }

    /** Before they are packaged, the modules here are directories. */
    private static boolean named(String entry, String jar) {
        return entry.contains("/" + jar) && !entry.contains("/benchmarks/");
    }
}
