package io.github.qstash4j.client.provider;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Where an OpenAI-compatible API takes chat completions; the URL itself is never in a refusal. */
final class ModelUrl {

    private static final String CHAT = "/chat/completions";
    private static final String VERSION = "/v1";

    private ModelUrl() {}

    /** Of the base URL, with or without its {@code /v1}; a whole one stays as it is. */
    static String chat(String option, String baseUrl) {
        String url = withoutSlashes(check(option, baseUrl));
        if (url.endsWith(CHAT)) {
            return url;
        }
        return (url.endsWith(VERSION) ? url : url + VERSION) + CHAT;
    }

    private static String check(String option, String url) {
        URI uri = parse(option, url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw refused(option, "must be an absolute http or https URL, such as https://api.together.xyz");
        }
        String authority = uri.getRawAuthority();
        if (authority == null || authority.startsWith(":")) {
            throw refused(option, "has no host; write it as https://api.together.xyz");
        }
        if (authority.contains("@") || authority.startsWith("[")) {
            throw refused(option, "must have a host name, without a user or password");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw refused(option, "must not have a query or a fragment; remove what follows the '?' or '#'");
        }
        return url;
    }

    private static URI parse(String option, String url) {
        try {
            if (url.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                return new URI(url);
            }
        } catch (URISyntaxException e) {
            throw refused(option, "is not a URL: " + e.getReason());
        }
        throw refused(option, "has a space, control or non-ASCII character; percent-encode it");
    }

    private static IllegalArgumentException refused(String option, String why) {
        return new IllegalArgumentException(option + " " + why + ".");
    }

    private static String withoutSlashes(String url) {
        String shorter = url;
        while (shorter.endsWith("/")) {
            shorter = shorter.substring(0, shorter.length() - 1);
        }
        return shorter;
    }
}
