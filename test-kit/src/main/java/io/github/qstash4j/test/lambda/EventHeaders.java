package io.github.qstash4j.test.lambda;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The headers inside of an event: those that were sent, and those that a front end adds. */
final class EventHeaders {

    static final String CALLER = "127.0.0.1";

    private static final Set<String> FOR_THE_NEXT_HOP = Set.of(
            "connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "expect");

    private EventHeaders() {}

    static Map<String, List<String>> of(FrontEndSettings settings, LambdaRequest request) {
        boolean lower = settings.frontEnd() != FrontEnd.REST_API;
        Map<String, List<String>> all = new LinkedHashMap<>();
        request.headers().forEach((name, values) -> {
            String key = name.toLowerCase(Locale.ROOT);
            if (!FOR_THE_NEXT_HOP.contains(key) && !(key.equals("content-length") && !lower)) {
                all.put(lower ? key : name, values);
            }
        });
        if (settings.domain() != null) {
            put(all, "Host", lower, settings.domain());
        }
        boolean tls = !settings.frontEnd().isLoadBalancer() || request.scheme().equals("https");
        put(all, "X-Amzn-Trace-Id", lower, "Root=1-" + trace());
        append(all, "X-Forwarded-For", lower, CALLER);
        put(all, "X-Forwarded-Port", lower, settings.frontEnd().isLoadBalancer() ? request.port() : "443");
        put(all, "X-Forwarded-Proto", lower, tls ? "https" : "http");
        return all;
    }

    /** One value for each name. */
    static Map<String, String> joined(Map<String, List<String>> all, Function<List<String>, String> join) {
        Map<String, String> single = new LinkedHashMap<>();
        all.forEach((name, values) -> single.put(name, join.apply(values)));
        return single;
    }

    static String last(List<String> values) {
        return values.get(values.size() - 1);
    }

    private static void put(Map<String, List<String>> all, String name, boolean lower, String value) {
        all.keySet().removeIf(name::equalsIgnoreCase);
        all.put(lower ? name.toLowerCase(Locale.ROOT) : name, List.of(value));
    }

    private static void append(Map<String, List<String>> all, String name, boolean lower, String value) {
        List<String> hops = new ArrayList<>();
        all.forEach((other, values) -> {
            if (other.equalsIgnoreCase(name)) {
                hops.addAll(values);
            }
        });
        hops.add(value);
        put(all, name, lower, String.join(", ", hops));
    }

    static String trace() {
        String digits = UUID.randomUUID().toString().replace("-", "");
        return Long.toHexString(System.currentTimeMillis() / 1000) + "-" + digits.substring(0, 24);
    }
}
