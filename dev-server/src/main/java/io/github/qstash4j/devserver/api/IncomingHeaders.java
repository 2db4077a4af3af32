package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code Upstash-Header-Forward: true} passes on: all headers of a call as they came, but those that are meant for
 * QStash or belong to the connection.
 *
 * @see <a href="https://upstash.com/docs/qstash/howto/webhook">Use as webhook receiver</a>
 */
final class IncomingHeaders {

    private static final List<String> OF_CONNECTION = List.of(
            "Host",
            "Connection",
            "Content-Length",
            "Expect",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "Proxy-Connection",
            "TE",
            "Trailer",
            "Transfer-Encoding",
            "Upgrade");

    private IncomingHeaders() {}

    /** A header that is forwarded by name takes the place of the one that came. */
    static List<Header> passedOn(Headers incoming, Headers forwardedByName) {
        Set<String> left = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        left.addAll(OF_CONNECTION);
        for (String names : incoming.all("Connection")) {
            for (String name : names.split(",", -1)) {
                left.add(name.trim());
            }
        }
        forwardedByName.lines().forEach(line -> left.add(line.name()));
        List<Header> lines = new ArrayList<>();
        for (Header line : incoming.lines()) {
            if (!left.contains(line.name()) && !UpstashHeaders.isUpstash(line.name())) {
                lines.add(UpstashHeaders.forwardable(line.name(), line));
            }
        }
        return lines;
    }
}
