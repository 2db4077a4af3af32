package io.github.qstash4j.devserver.delivery;

import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.DeliveryRequest;
import io.github.qstash4j.devserver.message.Destination;
import io.github.qstash4j.devserver.message.UrlPrefix;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides where an attempt goes: to the destination as published, to another address, or to a function. Of several
 * prefixes that match, the longest decides. Safe for use by many threads.
 */
public final class DestinationMap {

    private sealed interface Route {}

    private record Address(UrlPrefix prefix, String origin) implements Route {}

    private record InProcess(Function<DeliveryRequest, Answer> handler) implements Route {}

    private final Map<UrlPrefix, Route> routes = new ConcurrentHashMap<>();

    public DestinationMap() {}

    /** For a server of its own: what is added to one does not change the other. */
    public DestinationMap(DestinationMap other) {
        routes.putAll(other.routes);
    }

    /**
     * Has what is published for one prefix sent to another.
     *
     * @throws IllegalArgumentException when one is no absolute http or https URL or has a query, or when the first one
     *     is in the map already
     */
    public void map(String from, String to) {
        add("map", from, target(to));
    }

    /** As {@link #map}, in place of what the prefix had before. */
    public void remap(String from, String to) {
        routes.put(UrlPrefix.of("map", from), target(to));
    }

    /**
     * Has what is published for a prefix answered by a function.
     *
     * @throws IllegalArgumentException when it is no absolute http or https URL, has a query, or is in the map already
     */
    public void destination(String prefix, Function<DeliveryRequest, Answer> handler) {
        add("destination", prefix, new InProcess(handler));
    }

    /** As {@link #destination}, in place of what the prefix had before. */
    public void remap(String prefix, Function<DeliveryRequest, Answer> handler) {
        routes.put(UrlPrefix.of("destination", prefix), new InProcess(handler));
    }

    private static Address target(String to) {
        return new Address(UrlPrefix.of("map to", to), to.replaceFirst("(?i)^(https?://[^/]*).*$", "$1"));
    }

    private void add(String option, String from, Route route) {
        if (routes.putIfAbsent(UrlPrefix.of(option, from), route) != null) {
            throw new IllegalArgumentException(option + " must have a prefix that no other has, but has " + from);
        }
    }

    /** The function that answers for a destination; null when it is to be reached over the network. */
    @Nullable Function<DeliveryRequest, Answer> handler(Destination destination) {
        Map.Entry<UrlPrefix, Route> found = longest(destination);
        return found != null && found.getValue() instanceof InProcess inProcess ? inProcess.handler() : null;
    }

    /** Where on the network a destination is; the destination itself where no prefix matches. */
    Destination address(Destination destination) {
        Map.Entry<UrlPrefix, Route> found = longest(destination);
        if (found == null || !(found.getValue() instanceof Address address)) {
            return destination;
        }
        UrlPrefix to = address.prefix();
        String target = to.path() + found.getKey().rest(destination);
        return new Destination(
                address.origin() + target,
                to.secure(),
                address.origin().substring(address.origin().indexOf("://") + 3),
                to.host(),
                to.port(),
                target.startsWith("/") ? target : "/" + target);
    }

    private Map.@Nullable Entry<UrlPrefix, Route> longest(Destination destination) {
        Map.Entry<UrlPrefix, Route> longest = null;
        for (Map.Entry<UrlPrefix, Route> route : routes.entrySet()) {
            UrlPrefix prefix = route.getKey();
            if (prefix.matches(destination)
                    && (longest == null
                            || prefix.path().length() > longest.getKey().path().length())) {
                longest = route;
            }
        }
        return longest;
    }
}
