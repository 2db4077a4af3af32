package io.github.qstash4j.test;

import io.github.qstash4j.devserver.message.Destination;
import org.jspecify.annotations.Nullable;

/**
 * What a test says of a URL: all of it, or, beginning with a slash, what comes after any host. Without a query it means
 * every query.
 *
 * @param text as the test says it
 * @param url null when any host will do
 * @param target the path, and the query if there is one
 */
record UrlPattern(String text, @Nullable Destination url, String target) {

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is neither
     */
    static UrlPattern of(String text) {
        boolean path = text.startsWith("/") && !text.startsWith("//");
        // What is no URL at any host is nowhere published, and "no message to it" would always be true.
        Destination url = Destination.parse(path ? "http://h" + text : text);
        if (url == null) {
            throw new IllegalArgumentException("url must be an absolute http or https URL, or a path that begins with "
                    + "one slash, in printable ASCII and without a fragment, but is " + Secrets.masked(text));
        }
        return new UrlPattern(text, path ? null : url, url.target());
    }

    boolean matches(Destination other) {
        return target.equals(comparable(other)) && isHostOf(other);
    }

    /** How much of the path would have to be changed, and how much of the host. */
    Distance distance(Destination other) {
        return new Distance(
                EditDistance.between(target, comparable(other)),
                url == null || isHostOf(other) ? 0 : 1 + EditDistance.between(url.authority(), other.authority()));
    }

    /** The path counts first: that a test names the wrong host is the smaller mistake. */
    record Distance(int path, int host) implements Comparable<Distance> {

        @Override
        public int compareTo(Distance other) {
            return path == other.path ? Integer.compare(host, other.host) : Integer.compare(path, other.path);
        }
    }

    private boolean isHostOf(Destination other) {
        return url == null
                || (url.secure() == other.secure()
                        && url.port() == other.port()
                        && url.host().equalsIgnoreCase(other.host()));
    }

    /** Of another URL what this one says something about. */
    private String comparable(Destination other) {
        int query = target.indexOf('?') >= 0 ? -1 : other.target().indexOf('?');
        return query < 0 ? other.target() : other.target().substring(0, query);
    }

    @Override
    public String toString() {
        return ValueText.ofUrl(text);
    }
}
