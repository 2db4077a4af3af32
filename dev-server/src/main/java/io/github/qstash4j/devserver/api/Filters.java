package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.message.Destination;
import io.github.qstash4j.devserver.message.FlowControl;
import io.github.qstash4j.devserver.message.Message;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which messages a call is about. The values of one filter, repeated or in a comma list, are alternatives; several
 * filters must all be met. A filter that this server does not know is refused, and so is an empty one, since without it
 * the call would be about other messages.
 */
final class Filters {

    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");
    private static final Set<String> OF_EVERY_CALL = Set.of(
            "messageId",
            "url",
            "topicName",
            "scheduleId",
            "queueName",
            "callerIp",
            "callerIP",
            "api",
            "label",
            "flowControlKey");
    private static final Set<String> DATES = Set.of("fromDate", "toDate");
    private static final Set<String> OTHERS = Set.of("count", "cursor", Authentication.PARAMETER);

    /** Their values may themselves contain commas. */
    private static final Set<String> OF_URLS = Set.of("url", "path");

    private final Map<String, Set<String>> values = new HashMap<>();
    private final @Nullable Long fromDate;
    private final @Nullable Long toDate;

    /** Reads the filters that every call has, and some more that only this one has. */
    Filters(Query query, Set<String> more) {
        for (Query.Parameter parameter : query.parameters()) {
            String name = parameter.name();
            if (OF_EVERY_CALL.contains(name) || more.contains(name)) {
                // The API has changed the spelling of this one.
                add(name.equals("callerIP") ? "callerIp" : name, Query.valueOf(parameter));
            } else if (DATES.contains(name)) {
                refuseEmpty(name, Query.valueOf(parameter).isEmpty());
            } else if (!OTHERS.contains(name) && !parameter.raw().isEmpty()) {
                throw Refusal.badRequest("The parameter " + Refusal.quoted(name) + " is not supported by this server.");
            }
        }
        fromDate = millis(query, "fromDate");
        toDate = millis(query, "toDate");
    }

    private void add(String name, String value) {
        List<String> parts = new OptionValue(name, value).list();
        refuseEmpty(name, parts.isEmpty());
        Set<String> alternatives = values.computeIfAbsent(name, key -> new LinkedHashSet<>());
        alternatives.addAll(parts);
        if (OF_URLS.contains(name)) {
            alternatives.add(value);
        }
    }

    private static void refuseEmpty(String name, boolean empty) {
        if (empty) {
            throw Refusal.badRequest("The parameter " + name + " must not be empty.");
        }
    }

    private static @Nullable Long millis(Query query, String name) {
        String text = query.single(name);
        if (text == null) {
            return null;
        }
        if (!MILLIS.matcher(text).matches()) {
            throw Refusal.badRequest("The parameter " + name + " must be a Unix time in milliseconds, but is "
                    + Refusal.quoted(text) + ".");
        }
        return Long.valueOf(text);
    }

    /** The alternatives of a filter, as they were given; empty when it is not given. */
    Set<String> alternatives(String filter) {
        return values.getOrDefault(filter, Set.of());
    }

    /** Whether a message is what the filters ask for, but for those on times and on what became of it. */
    boolean meets(Message message) {
        if (values.isEmpty()) {
            return true;
        }
        Destination destination = message.destination();
        FlowControl flowControl = message.publication().flowControl();
        return allow("messageId", message.id())
                && allow("url", destination.url())
                && allow("topicName", message.origin().urlGroup())
                && allow("scheduleId", message.origin().scheduleId())
                && allow("queueName", message.queueName())
                && allow("callerIp", message.publication().callerIp())
                // No message of this server goes to an API of QStash's.
                && allow("api", null)
                && allow("flowControlKey", flowControl == null ? null : flowControl.key())
                && allowAny("label", message.publication().labels())
                && allowAny("host", List.of(destination.host(), destination.authority()))
                && allow("path", path(destination));
    }

    private static String path(Destination destination) {
        int query = destination.target().indexOf('?');
        return query < 0 ? destination.target() : destination.target().substring(0, query);
    }

    boolean allow(String filter, @Nullable Object value) {
        Set<String> alternatives = alternatives(filter);
        return alternatives.isEmpty() || (value != null && alternatives.contains(value.toString()));
    }

    private boolean allowAny(String filter, List<String> of) {
        Set<String> alternatives = alternatives(filter);
        return alternatives.isEmpty() || of.stream().anyMatch(alternatives::contains);
    }

    boolean allow(Instant time) {
        long millis = time.toEpochMilli();
        return (fromDate == null || millis >= fromDate) && (toDate == null || millis <= toDate);
    }
}
