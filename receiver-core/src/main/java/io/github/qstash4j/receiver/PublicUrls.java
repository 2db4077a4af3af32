package io.github.qstash4j.receiver;

import java.util.ArrayList;
import java.util.List;

/** The URLs of an option: what a public URL may be. */
final class PublicUrls {

    private PublicUrls() {}

    static List<HttpUrl> checked(String option, List<String> urls) {
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("There must be at least one " + option + ".");
        }
        List<HttpUrl> checked = new ArrayList<>();
        for (String url : urls) {
            checked.add(checked(option, url));
        }
        return List.copyOf(checked);
    }

    private static HttpUrl checked(String option, String url) {
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null || parsed.hasUserInfo() || hasWhiteSpace(url)) {
            throw new IllegalArgumentException(
                    "The " + option + " must be absolute, without user information and fragment,"
                            + " for instance https://app.example.com, and is " + Quoted.of(url) + ".");
        }
        return parsed;
    }

    private static boolean hasWhiteSpace(String url) {
        for (int i = 0; i < url.length(); i++) {
            if (Character.isWhitespace(url.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
