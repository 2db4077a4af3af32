package io.github.qstash4j.lambda;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What to say about an event that is no HTTP request. */
final class OtherEvents {

    private static final int MOST_MEMBERS = 12;
    private static final int LONGEST_NAME = 40;
    private static final String ADVICE =
            " A QStash handler is invoked by API Gateway, a function URL or a load balancer:"
                    + " have QStash publish to the URL of one of them, and give other events a function of their own.";

    private OtherEvents() {}

    static String notJson(String where) {
        return "The event is no JSON object" + where + "." + ADVICE;
    }

    static String described(@Nullable String source, Set<String> members) {
        return "The event is no HTTP request but " + kind(source, members) + "." + ADVICE;
    }

    static String webSocket() {
        return "The event is no HTTP request but one of a WebSocket API." + ADVICE;
    }

    /** It looks like a request in all but these. */
    static boolean isForAuthorizer(Set<String> members) {
        return members.contains("methodArn") || members.contains("routeArn");
    }

    static String wrongHandler(String used, String what) {
        return "QStashLambda." + used + " was invoked with an event that is " + what + ".";
    }

    private static String kind(@Nullable String source, Set<String> members) {
        if (members.contains("Records")) {
            return "records of " + (source == null ? "an unknown source" : shown(source));
        } else if (members.contains("detail-type")) {
            return "an event of EventBridge, such as a schedule makes";
        } else if (isForAuthorizer(members)) {
            return "the question of an API Gateway to an authorizer";
        } else if (members.contains("raw_path") || members.contains("query_string_parameters")) {
            return "a request of VPC Lattice, which is not supported";
        } else if (members.contains("awslogs")) {
            return "log records of CloudWatch";
        }
        return members.isEmpty() ? "an empty object" : "an object with " + names(members);
    }

    private static String names(Collection<String> members) {
        String names =
                members.stream().limit(MOST_MEMBERS).map(OtherEvents::shown).collect(Collectors.joining(", "));
        return members.size() > MOST_MEMBERS ? names + " and more" : names;
    }

    /** A name ends up in a log, so that it must not write lines of its own. */
    private static String shown(String name) {
        String cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        return "\"" + cut.replaceAll("[^ -~]", "?") + "\"";
    }
}
