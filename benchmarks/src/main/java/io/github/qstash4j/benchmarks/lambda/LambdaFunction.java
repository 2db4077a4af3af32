package io.github.qstash4j.benchmarks.lambda;

import io.github.qstash4j.benchmarks.ClassPath;
import io.github.qstash4j.benchmarks.lambda.function.Empty;
import io.github.qstash4j.benchmarks.lambda.function.HandWritten;
import io.github.qstash4j.benchmarks.lambda.function.HandWrittenDecoding;
import io.github.qstash4j.benchmarks.lambda.function.Ours;
import io.github.qstash4j.benchmarks.lambda.function.OursDecoding;
import io.github.qstash4j.benchmarks.lambda.function.OursJavaJwt;
import io.github.qstash4j.benchmarks.lambda.function.OursPublishing;
import io.github.qstash4j.benchmarks.lambda.function.OursPublishingPrimed;
import io.github.qstash4j.benchmarks.lambda.function.OursTyped;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A handler and what its user deploys.
 *
 * @param name in figures
 * @param jars how the names of its jars begin, besides those of the runtime client; ours come with all that our pom
 *     brings
 */
record LambdaFunction(String name, Class<?> handler, List<String> jars) {

    private static final List<String> RUNTIME_CLIENT = List.of(
            "aws-lambda-java-runtime-interface-client-",
            "aws-lambda-java-core-",
            "aws-lambda-java-serialization-",
            "utils-lite-");
    private static final List<String> EVENTS = List.of("aws-lambda-java-events-", "joda-time-");
    private static final List<String> JWT = List.of("java-jwt-", "jackson-");
    private static final List<String> ADAPTER =
            List.of("qstash4j-lambda-adapter-", "qstash4j-receiver-core-", "jspecify-");

    static final LambdaFunction EMPTY = new LambdaFunction("empty", Empty.class, List.of());
    static final LambdaFunction OURS = new LambdaFunction("ours", Ours.class, both(ADAPTER, JWT));
    static final LambdaFunction OURS_DECODING =
            new LambdaFunction("ours-decoding", OursDecoding.class, both(ADAPTER, JWT));
    static final LambdaFunction HANDWRITTEN = new LambdaFunction("handwritten", HandWritten.class, both(EVENTS, JWT));
    static final LambdaFunction HANDWRITTEN_DECODING =
            new LambdaFunction("handwritten-decoding", HandWrittenDecoding.class, both(EVENTS, JWT));
    static final LambdaFunction LAZY = publishing("publishing-lazy", OursPublishing.class);
    static final LambdaFunction PRIMED = publishing("publishing-primed", OursPublishingPrimed.class);

    static List<LambdaFunction> quick() {
        return List.of(EMPTY, OURS, OURS_DECODING, HANDWRITTEN, HANDWRITTEN_DECODING);
    }

    static List<LambdaFunction> all() {
        return both(
                quick(),
                List.of(
                        new LambdaFunction("ours-java-jwt", OursJavaJwt.class, both(ADAPTER, JWT)),
                        new LambdaFunction("ours-typed", OursTyped.class, both(both(ADAPTER, JWT), EVENTS))));
    }

    private static LambdaFunction publishing(String name, Class<?> handler) {
        return new LambdaFunction(name, handler, both(both(ADAPTER, JWT), List.of("qstash4j-client-")));
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Variables that it needs besides those that all have. */
    Map<String, String> environment() {
        return jars.containsAll(ADAPTER) ? Map.of() : Map.of("QSTASH_PUBLIC_URL", LambdaEvent.URL);
    }

    /** As on Lambda: the runtime client first, then the function itself, then what it depends on. */
    String classPath() {
        return ClassPath.inOrder(both(both(RUNTIME_CLIENT, List.of(ClassPath.BENCHMARKS)), jars));
    }
}
