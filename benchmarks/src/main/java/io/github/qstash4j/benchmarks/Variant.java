package io.github.qstash4j.benchmarks;

import java.nio.file.Path;
import java.util.List;

/** How a JVM is started. */
public enum Variant {
    /** As it comes. */
    DEFAULT("default"),
    /** As it comes, on one CPU. */
    ONE_CPU("one-cpu"),
    /** With an archive of the classes that the application itself has loaded before. */
    APP_CDS("appcds"),
    /** With a cache of loaded and linked classes and profiles; JDK 25. */
    AOT_CACHE("aot-cache");

    private final String label;

    Variant(String label) {
        this.label = label;
    }

    /** In the names of figures. */
    public String label() {
        return label;
    }

    /** What an earlier run is started with to make the archive; empty if there is none. */
    public List<String> training(Path archive) {
        return switch (this) {
            case DEFAULT, ONE_CPU -> List.of();
            case APP_CDS -> List.of("-XX:ArchiveClassesAtExit=" + archive);
            case AOT_CACHE -> List.of("-XX:AOTCacheOutput=" + archive);
        };
    }

    /** What a measured run is started with. */
    public List<String> options(Path archive) {
        return switch (this) {
            case DEFAULT -> List.of();
            case ONE_CPU -> List.of("-XX:ActiveProcessorCount=1");
            case APP_CDS -> List.of("-XX:SharedArchiveFile=" + archive);
            case AOT_CACHE -> List.of("-XX:AOTCache=" + archive);
        };
    }
}
