package io.github.qstash4j.receiver;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options that say what this endpoint's URL is, and what such a URL may be. */
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

    /** What the three options come to, of which there has to be one. */
    static UrlBinding binding(
            @Nullable List<HttpUrl> publicUrls, @Nullable List<HttpUrl> publicBaseUrls, @Nullable UrlCheck urlCheck) {
        int said = (publicUrls == null ? 0 : 1) + (publicBaseUrls == null ? 0 : 1) + (urlCheck == null ? 0 : 1);
        if (said > 1) {
            throw new IllegalStateException(
                    "publicUrl, publicBaseUrl and urlCheck exclude each other. Keep the one that"
                            + " says which URL messages are published to.");
        }
        if (publicUrls != null) {
            return new UrlBinding.Exact(publicUrls);
        } else if (publicBaseUrls != null) {
            return new UrlBinding.Base(publicBaseUrls);
        } else if (urlCheck == null) {
            throw new IllegalStateException(
                    "Nothing says what the public URL of this endpoint is, so a delivery to another one"
                            + " could not be told apart. Set publicBaseUrl (qstash.public-base-url, "
                            + ReceiverEnvironment.PUBLIC_BASE_URL
                            + ") to scheme and host, for instance https://app.example.com, or publicUrl (qstash.public-url, "
                            + ReceiverEnvironment.PUBLIC_URL
                            + ") to the one endpoint. Weaker: urlCheck (qstash.url-check, "
                            + ReceiverEnvironment.URL_CHECK
                            + ") = platform trusts what the platform vouches for, request the host that the caller names, and"
                            + " off accepts every destination.");
        }
        return urlCheck.binding();
    }
}
