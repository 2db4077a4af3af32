package io.github.qstash4j.client;

import java.net.URI;
import java.util.List;

/** Where QStash is: scheme, authority and perhaps a prefix, without a slash at the end. */
record BaseUrl(String value) {

    static final BaseUrl DEFAULT = new BaseUrl("https://qstash.upstash.io");

    /** What people paste from the documentation's examples, longest first. */
    private static final List<String> PASTED = List.of("/v2/publish", "/v2");

    static BaseUrl parse(String option, String url) {
        URI uri = HttpUrl.check(option, url);
        if (uri.getRawQuery() != null) {
            throw new IllegalArgumentException(option + " must not have a query; give scheme, host and port only.");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException(
                    option + " has a host that is not a valid host name; underscores are not allowed in it.");
        }
        return new BaseUrl(withoutPasted(withoutSlashes(url)));
    }

    private static String withoutPasted(String url) {
        for (String pasted : PASTED) {
            if (url.endsWith(pasted)) {
                return withoutSlashes(url.substring(0, url.length() - pasted.length()));
            }
        }
        return url;
    }

    private static String withoutSlashes(String url) {
        int end = url.length();
        while (url.charAt(end - 1) == '/') {
            end--;
        }
        return url.substring(0, end);
    }

    @Override
    public String toString() {
        return value;
    }
}
