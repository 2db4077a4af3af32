package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.Message;
import io.github.qstash4j.devserver.message.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a message is published again: as at first, but for the options in the headers of a call. The headers that it
 * could have been published with are read together with those, so that an option means the same in both calls.
 */
final class Republication {

    private final List<Header> options;
    private final Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    /** Refuses an option that this server does not know, whatever the message. */
    Republication(Headers call) {
        options = call.lines().stream().filter(Republication::isOption).toList();
        options.forEach(option -> names.add(option.name()));
        var unused = new UpstashHeaders(options);
    }

    /** An option without a value counts as absent, as it does when a message is published. */
    private static boolean isOption(Header line) {
        return line.name().regionMatches(true, 0, "Upstash-", 0, 8)
                && !line.value().isBlank();
    }

    /** Refuses an option that cannot be understood. */
    Publication of(Message message) {
        Publication original = message.publication();
        List<Header> lines = new ArrayList<>();
        for (Header line : PublicationHeaders.of(original)) {
            if (!names.contains(line.name())) {
                lines.add(line);
            }
        }
        lines.addAll(options);
        return PublicationReader.read(
                message.url(), new Headers(lines), original.content().body(), original.callerIp());
    }
}
