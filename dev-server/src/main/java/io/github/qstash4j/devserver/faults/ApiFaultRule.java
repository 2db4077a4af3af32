package io.github.qstash4j.devserver.faults;

import org.jspecify.annotations.Nullable;

/**
 * Which REST calls are answered by a fault: all whose token is valid, unless the rule says otherwise. Each method
 * returns another rule.
 *
 * <pre>{@code
 * server.faults().addApi(ApiFaultRule.of(ApiFault.BURST_LIMIT).on("POST", "/v2/publish").times(2));
 * }</pre>
 */
public final class ApiFaultRule {

    private final ApiFault fault;
    private final @Nullable String method;
    private final String path;
    private final int times;

    private ApiFaultRule(ApiFault fault, @Nullable String method, String path, int times) {
        this.fault = fault;
        this.method = method;
        this.path = path;
        this.times = times;
    }

    public static ApiFaultRule of(ApiFault fault) {
        return new ApiFaultRule(fault, null, "", Integer.MAX_VALUE);
    }

    /**
     * Only with calls of that method to that path, or to one that continues it after a slash.
     *
     * @throws IllegalArgumentException when the path does not begin with a slash
     */
    public ApiFaultRule on(String httpMethod, String pathPrefix) {
        if (!pathPrefix.startsWith("/")) {
            throw new IllegalArgumentException("on must have a path that begins with a slash, but has " + pathPrefix);
        }
        String end = pathPrefix.endsWith("/") ? pathPrefix.substring(0, pathPrefix.length() - 1) : pathPrefix;
        return new ApiFaultRule(fault, httpMethod, end, times);
    }

    /**
     * Only so many times, with the first calls that the rest of the rule is true of.
     *
     * @throws IllegalArgumentException when it is less than 1
     */
    public ApiFaultRule times(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("times must be at least 1, but is " + most);
        }
        return new ApiFaultRule(fault, method, path, most);
    }

    ApiFault fault() {
        return fault;
    }

    int times() {
        return times;
    }

    boolean matches(String httpMethod, String requestedPath) {
        return (method == null || method.equals(httpMethod))
                && requestedPath.startsWith(path)
                && (requestedPath.length() == path.length() || requestedPath.charAt(path.length()) == '/');
    }
}
