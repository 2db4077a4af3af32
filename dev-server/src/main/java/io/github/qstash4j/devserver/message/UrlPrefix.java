package io.github.qstash4j.devserver.message;

import java.util.Locale;

/**
 * The beginning of URLs: scheme, host and port, and perhaps a path. It ends where a part of a URL ends, so that
 * {@code https://a.test/jobs} is the beginning of {@code https://a.test/jobs/1} and of {@code https://a.test/jobs?n=1},
 * but not of {@code https://a.test/jobs2}. A slash at its end makes no difference, nor does the case of the host or a
 * port that the scheme has anyway.
 *
 * @param path empty, or begins with a slash and does not end with one
 */
public record UrlPrefix(boolean secure, String host, int port, String path) {

    /**
     * Reads one.
     *
     * @param option what the message of the exception is to name
     * @throws IllegalArgumentException when it is no absolute http or https URL, or has a query
     */
    public static UrlPrefix of(String option, String url) {
        Destination parsed = Destination.parse(url);
        if (parsed == null || parsed.target().indexOf('?') >= 0) {
            throw new IllegalArgumentException(
                    option + " must be an absolute http or https URL without a query, but is " + url);
        }
        String target = parsed.target();
        String path = target.endsWith("/") ? target.substring(0, target.length() - 1) : target;
        return new UrlPrefix(parsed.secure(), parsed.host().toLowerCase(Locale.ROOT), parsed.port(), path);
    }

    public boolean matches(Destination destination) {
        return destination.secure() == secure
                && destination.port() == port
                && destination.host().equalsIgnoreCase(host)
                && isBeginningOf(destination.target());
    }

    private boolean isBeginningOf(String target) {
        return target.startsWith(path)
                && (target.length() == path.length() || "/?".indexOf(target.charAt(path.length())) >= 0);
    }

    /** What a destination that matches has after this prefix: empty, or begins with a slash or a question mark. */
    public String rest(Destination destination) {
        return destination.target().substring(path.length());
    }
}
