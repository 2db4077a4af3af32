package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The default headers of a URL group, as part of what is published to it.
 *
 * @see <a href="https://upstash.com/docs/qstash/howto/webhook">Use as webhook receiver</a>
 */
final class UrlGroupDefaults {

    private UrlGroupDefaults() {}

    /** A publication's own headers, and the defaults that it does not have; an option without a value is no own one. */
    static Headers under(Headers own, Headers defaults) {
        if (defaults.lines().isEmpty()) {
            return own;
        }
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Header line : own.lines()) {
            if (!line.value().isBlank() || !UpstashHeaders.isUpstash(line.name())) {
                names.add(line.name());
            }
        }
        List<Header> all = new ArrayList<>(own.lines());
        for (Header line : defaults.lines()) {
            if (!names.contains(line.name())) {
                all.add(line);
            }
        }
        return new Headers(all);
    }
}
