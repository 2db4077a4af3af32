package io.github.qstash4j.test.lambda;

import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables of a function: Lambda's, and those that the user gives. Nothing is inherited. */
final class FunctionEnvironment {

    static final String REGION = "us-east-1";

    private FunctionEnvironment() {}

    static void check(String name) {
        if (name.isEmpty() || name.contains("=")) {
            throw new IllegalArgumentException("environment has a variable without a proper name: \"" + name + "\"");
        }
        if (name.equals("_HANDLER")
                || name.startsWith("AWS_LAMBDA_RUNTIME_API")
                || name.startsWith("AWS_LAMBDA_FUNCTION_")
                || name.equals("AWS_LAMBDA_LOG_GROUP_NAME")
                || name.equals("AWS_LAMBDA_LOG_STREAM_NAME")
                || name.equals("AWS_LAMBDA_INITIALIZATION_TYPE")
                || name.equals("AWS_LAMBDA_MAX_CONCURRENCY")) {
            throw new IllegalArgumentException("environment must not have " + name + ", which Lambda sets itself");
        }
    }

    static Map<String, String> of(LocalLambdaBuilder function, int port) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        all.put("LANG", "en_US.UTF-8");
        all.put("TZ", ":UTC");
        all.put("AWS_REGION", REGION);
        all.put("AWS_DEFAULT_REGION", REGION);
        all.putAll(function.environment());
        all.put("_HANDLER", function.handler());
        all.put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + port);
        all.put("AWS_LAMBDA_FUNCTION_NAME", function.functionName());
        all.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memory()));
        all.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.functionName());
        all.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        all.put("AWS_LAMBDA_INITIALIZATION_TYPE", function.isSnapStart() ? "snap-start" : "on-demand");
        if (function.concurrency() > 1) {
            all.put("AWS_LAMBDA_MAX_CONCURRENCY", Integer.toString(function.concurrency()));
        }
        return all;
    }
}
