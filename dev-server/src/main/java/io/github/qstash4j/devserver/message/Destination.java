package io.github.qstash4j.devserver.message;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The absolute HTTP URL that a message goes to, kept character by character as it was published.
 *
 * @param url what was published, and what the {@code sub} claim of the token names
 * @param authority host and port as published, for the {@code Host} header
 * @param host the name or address to connect to, without the brackets of an IPv6 address
 * @param target path and query for the request line, which begins with a slash
 */
public record Destination(String url, boolean secure, String authority, String host, int port, String target)
        implements Target {

    private static final int MAX_LENGTH = 16 * 1024;
    private static final Pattern HTTP_URL = Pattern.compile(
            "(?i)(https?)://((?:\\[([0-9a-f:.]+)]|([a-z0-9._~-]+))(?::([0-9]{1,5}))?)([/?][\\x21-\\x7e&&[^#]]*)?");
    private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost|127(?:\\.[0-9]{1,3}){3}|[0:]*:0*1");

    /**
     * Whether it is on this machine, as far as one can tell without asking a name server: {@code localhost}, or an
     * address of the loopback interface.
     */
    public boolean isLoopback() {
        return LOOPBACK.matcher(host).matches();
    }

    @Override
    public String text() {
        return url;
    }

    /** Null when it is not an absolute http or https URL in printable ASCII, or has user information or a fragment. */
    public static @Nullable Destination parse(String url) {
        Matcher parts = HTTP_URL.matcher(url);
        if (url.length() > MAX_LENGTH || !parts.matches()) {
            return null;
        }
        boolean secure = parts.group(1).toLowerCase(Locale.ROOT).equals("https");
        int port = parts.group(5) == null ? (secure ? 443 : 80) : Integer.parseInt(parts.group(5));
        if (port == 0 || port > 65_535) {
            return null;
        }
        String host = parts.group(3) == null ? parts.group(4) : parts.group(3);
        String rest = parts.group(6) == null ? "" : parts.group(6);
        String target = rest.startsWith("/") ? rest : "/" + rest;
        return new Destination(url, secure, parts.group(2), host, port, target);
    }
}
