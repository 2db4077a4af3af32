package io.github.qstash4j.test.lambda;

import io.github.qstash4j.test.fixtures.SignedRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An HTTP request as a front end of Lambda gets it. Immutable. */
public final class LambdaRequest {

    record Header(String name, String value) {}

    private final String method;
    private final String url;
    private final List<Header> headers;
    private final byte[] body;

    private LambdaRequest(String method, String url, List<Header> headers, byte[] body) {
        this.method = method;
        this.url = url;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    /**
     * A request.
     *
     * @param url absolute, with path and query as they are sent
     * @param headers by their names as they are sent, in the order of the map; without {@code Host} it is the URL's
     * @param body empty for none
     * @throws IllegalArgumentException if the URL has no scheme and host
     */
    public static LambdaRequest of(String method, String url, Map<String, List<String>> headers, byte[] body) {
        List<Header> all = new ArrayList<>();
        headers.forEach((name, values) -> values.forEach(value -> all.add(new Header(name, value))));
        return of(method, url, all, body.clone());
    }

    /** A request as QStash sends it. */
    public static LambdaRequest of(SignedRequest request) {
        return of("POST", request.url(), request.headers(), request.body());
    }

    static LambdaRequest of(String method, String url, List<Header> headers, byte[] body) {
        if (!url.matches("(?s)https?://[^/?#]+.*")) {
            throw new IllegalArgumentException("The URL of a request must be absolute, but is " + url);
        }
        LambdaRequest request = new LambdaRequest(method, url, headers, body);
        if (request.header("Host") != null) {
            return request;
        }
        List<Header> withHost = new ArrayList<>();
        withHost.add(new Header("Host", request.authority()));
        withHost.addAll(headers);
        return new LambdaRequest(method, url, withHost, body);
    }

    /** The HTTP method. */
    public String method() {
        return method;
    }

    /** The absolute URL, as it is sent. */
    public String url() {
        return url;
    }

    /** A copy of the body; empty for none. */
    public byte[] body() {
        return body.clone();
    }

    /** The last value of a header, whatever the case of its name; null when there is none. */
    public @Nullable String header(String name) {
        String last = null;
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                last = header.value();
            }
        }
        return last;
    }

    /** All headers, by the first spelling of each name. */
    public Map<String, List<String>> headers() {
        Map<String, String> spellings = new LinkedHashMap<>();
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (Header header : headers) {
            String name = spellings.computeIfAbsent(header.name().toLowerCase(Locale.ROOT), lower -> header.name());
            all.computeIfAbsent(name, first -> new ArrayList<>()).add(header.value());
        }
        return all;
    }

    /** The bytes themselves, which must not be changed. */
    byte[] bytes() {
        return body;
    }

    String scheme() {
        return url.substring(0, url.indexOf(':'));
    }

    /** Host and port as they are written. */
    private String authority() {
        String rest = url.substring(url.indexOf("//") + 2);
        return rest.split("[/?#]", 2)[0];
    }

    /** The port that is written, or that of the scheme. */
    String port() {
        String port = authority().replaceFirst(".*?(:([0-9]+))?$", "$2");
        return port.isEmpty() ? scheme().equals("https") ? "443" : "80" : port;
    }

    /** As it is sent; a slash for none. */
    String path() {
        String target = target().split("\\?", 2)[0];
        return target.isEmpty() ? "/" : target;
    }

    /** As it is sent, without the question mark; empty for none. */
    String query() {
        String[] parts = target().split("\\?", 2);
        return parts.length < 2 ? "" : parts[1];
    }

    private String target() {
        String rest = url.substring(url.indexOf("//") + 2);
        return rest.substring(authority().length()).split("#", 2)[0];
    }
}
