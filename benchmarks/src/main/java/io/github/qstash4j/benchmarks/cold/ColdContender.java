package io.github.qstash4j.benchmarks.cold;

import io.github.qstash4j.benchmarks.ClassPath;
import java.util.List;

/**
 * A main class and what its user would have on the class path.
 *
 * @param name in figures
 * @param mainClass with nothing in it that the contender does not need
 * @param jars how the names of its jars begin; ours come with all that the receiver's pom brings
 */
record ColdContender(String name, Class<?> mainClass, List<String> jars) {

    static final ColdContender LEAN = ours("lean", ColdLean.class);
    static final ColdContender LEAN_WITH_PROVIDER_MAC = ours("lean-with-provider-mac", ColdLeanWithProviderMac.class);
    static final ColdContender JAVA_JWT_ENGINE = ours("java-jwt-engine", ColdJavaJwtEngine.class);
    static final ColdContender STOCK =
            new ColdContender("stock-java-jwt", ColdStockJavaJwt.class, List.of("java-jwt-", "jackson-"));

    static List<ColdContender> quick() {
        return List.of(LEAN, LEAN_WITH_PROVIDER_MAC, JAVA_JWT_ENGINE, STOCK);
    }

    static List<ColdContender> all() {
        return List.of(
                LEAN,
                LEAN_WITH_PROVIDER_MAC,
                JAVA_JWT_ENGINE,
                STOCK,
                new ColdContender("nimbus", ColdNimbus.class, List.of("nimbus-jose-jwt-")),
                new ColdContender("jjwt", ColdJjwt.class, List.of("jjwt-", "jackson-")),
                new ColdContender("jose4j", ColdJose4j.class, List.of("jose4j-", "slf4j-")),
                new ColdContender("floor", ColdFloor.class, List.of()));
    }

    private static ColdContender ours(String name, Class<?> mainClass) {
        return new ColdContender(
                name, mainClass, List.of("qstash4j-receiver-core-", "java-jwt-", "jackson-", "jspecify-"));
    }

    /** Its part of the class path that the runner itself was started with. */
    String classPath() {
        return ClassPath.of(jars);
    }
}
