package io.github.qstash4j.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Accepts the URLs that can be sent to QStash unchanged, and refuses the others with a sentence. The URL itself is
 * never part of the sentence: its query or user information may be a secret.
 */
public final class HttpUrl {

    private HttpUrl() {}

    static URI check(String option, String url) {
        URI uri = parse(option, url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw refused(option, "must be an absolute http or https URL, such as https://app.example.com/jobs");
        }
        // The host may have an underscore, as in a container network: java.net.URI then knows an authority but no host.
        String authority = uri.getRawAuthority();
        if (authority == null || authority.startsWith(":")) {
            throw refused(option, "has no host; write it as https://app.example.com/jobs");
        }
        if (authority.contains("@")) {
            throw refused(option, "must not carry a user or password; forward an Authorization header instead");
        }
        if (uri.getRawFragment() != null) {
            throw refused(option, "must not have a fragment; it would never reach the server, so remove the '#' part");
        }
        return uri;
    }

    /**
     * Does nothing for a URL that messages can go to; it may be the tail of a request's path without a change.
     *
     * @param option whose value it is, for the sentence of the exception
     * @throws IllegalArgumentException if it is no such URL
     */
    public static void checkDestination(String option, String url) {
        URI uri = check(option, url);
        if (uri.getRawAuthority().startsWith("[")) {
            throw refused(option, "has an IPv6 address, which cannot stand in a publishing URL; use a host name");
        }
        if ("".equals(uri.getRawQuery())) {
            throw refused(option, "ends with an empty query, which would be lost on the way; remove the '?'");
        }
    }

    /** For messages and log lines: the query is its owner's business, and may hold a secret. */
    public static String withoutQuery(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    private static URI parse(String option, String url) {
        if (!url.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw refused(option, "has a space, control or non-ASCII character; percent-encode it");
        }
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            String where = e.getIndex() < 0 ? "" : " at position " + e.getIndex();
            throw refused(option, "is not a URL: " + e.getReason() + where);
        }
    }

    private static IllegalArgumentException refused(String option, String why) {
        return new IllegalArgumentException(option + " " + why + ".");
    }
}
