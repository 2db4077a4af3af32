package io.github.qstash4j.receiver;

import org.jspecify.annotations.Nullable;

/**
 * An absolute HTTP URL after the syntax-based normalisation of RFC 3986, section 6.2.2 and 6.2.3, and no more: the case
 * of scheme and host, the default port and the empty path. Path and query keep every character, since QStash compares
 * none of them loosely.
 */
record HttpUrl(String scheme, String authority, String target) {

    private static final String LOOPBACK = "(localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1])(:\\d+)?";
    private static final int LONGEST_PORT = 5;

    /** Null when it is not an absolute HTTP URL, or has a fragment. Without a regex, for the sake of cold starts. */
    static @Nullable HttpUrl parse(String url) {
        int colon = url.indexOf("://");
        if (colon < 0 || url.indexOf('#') >= 0) {
            return null;
        }
        String scheme = Ascii.lowerCase(url.substring(0, colon));
        int start = colon + "://".length();
        int end = authorityEnd(url, start);
        String authority = Ascii.lowerCase(url.substring(start, end));
        if (!(scheme.equals("https") || scheme.equals("http")) || !isAuthority(authority)) {
            return null;
        }
        String defaultPort = scheme.equals("https") ? ":443" : ":80";
        if (authority.endsWith(defaultPort)) {
            authority = authority.substring(0, authority.length() - defaultPort.length());
        }
        String target = url.substring(end);
        return new HttpUrl(scheme, authority, target.startsWith("/") ? target : "/" + target);
    }

    private static int authorityEnd(String url, int start) {
        int end = start;
        while (end < url.length() && url.charAt(end) != '/' && url.charAt(end) != '?') {
            end++;
        }
        return end;
    }

    /** A host, with user information and a port or without. */
    private static boolean isAuthority(String authority) {
        String host = authority.substring(authority.indexOf('@') + 1);
        int hostEnd = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
        String name = hostEnd < 0 ? host : host.substring(0, hostEnd);
        boolean isName = name.startsWith("[")
                ? name.length() > "[]".length()
                : !name.isEmpty() && name.indexOf('[') < 0 && name.indexOf(']') < 0;
        return isName && host.indexOf('@') < 0 && isPort(host.substring(name.length()));
    }

    private static boolean isPort(String port) {
        if (port.isEmpty()) {
            return true;
        }
        boolean digits = port.charAt(0) == ':' && port.length() > 1 && port.length() <= 1 + LONGEST_PORT;
        for (int i = 1; i < port.length(); i++) {
            digits &= port.charAt(i) >= '0' && port.charAt(i) <= '9';
        }
        return digits;
    }

    /** Path and query of a URL, or of what already is one; null when it is neither. */
    static @Nullable String targetOf(String urlOrTarget) {
        if (urlOrTarget.startsWith("/")) {
            return urlOrTarget;
        }
        int colon = urlOrTarget.indexOf("://");
        if (colon < 0 || urlOrTarget.indexOf('#') >= 0) {
            return null;
        }
        String target = urlOrTarget.substring(authorityEnd(urlOrTarget, colon + "://".length()));
        return target.startsWith("/") ? target : "/" + target;
    }

    /** The URL of a path and query below this one, which has no query itself. */
    HttpUrl append(String pathAndQuery) {
        String prefix = target.endsWith("/") ? target.substring(0, target.length() - 1) : target;
        return new HttpUrl(scheme, authority, prefix + pathAndQuery);
    }

    boolean isLoopback() {
        return authority.matches(LOOPBACK);
    }

    boolean hasUserInfo() {
        return authority.indexOf('@') >= 0;
    }

    boolean hasQuery() {
        return !query().isEmpty();
    }

    /** From the question mark on; empty when there is none. */
    static String queryOf(String target) {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query);
    }

    /** The first part in which two URLs differ, in words for an operator. */
    String differenceTo(HttpUrl other) {
        if (!scheme.equals(other.scheme)) {
            return "the scheme differs: does a proxy end TLS in front of this server?";
        }
        if (!authority.equals(other.authority)) {
            return "the host differs: is the public URL configured the one that was published to?";
        }
        if (!path().equals(other.path())) {
            return "the path differs: does a proxy add or remove a prefix or a trailing slash?";
        }
        return "the query differs";
    }

    /** From the question mark on; empty when there is none. */
    String query() {
        return queryOf(target);
    }

    HttpUrl withoutQuery() {
        return new HttpUrl(scheme, authority, path());
    }

    private String path() {
        return target.substring(0, target.length() - query().length());
    }

    /** In full, since a cold start pays 20 ms for what a record would make of it when it runs. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HttpUrl url
                && scheme.equals(url.scheme)
                && authority.equals(url.authority)
                && target.equals(url.target);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * scheme.hashCode() + authority.hashCode()) + target.hashCode();
    }

    @Override
    public String toString() {
        return scheme + "://" + authority + target;
    }
}
