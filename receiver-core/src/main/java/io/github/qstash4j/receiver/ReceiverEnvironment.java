package io.github.qstash4j.receiver;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** The environment variables of a receiver, and what they may hold. */
final class ReceiverEnvironment {

    static final String PUBLIC_URL = "QSTASH_PUBLIC_URL";
    static final String PUBLIC_BASE_URL = "QSTASH_PUBLIC_BASE_URL";
    static final String URL_CHECK = "QSTASH_URL_CHECK";

    private ReceiverEnvironment() {}

    static ReceiverBuilder builder(Map<String, String> variables) {
        ReceiverBuilder builder = new ReceiverBuilder().signingKeys(SigningKeys.fromEnvironment(variables));
        @Nullable String publicUrl = variables.get(PUBLIC_URL);
        if (publicUrl != null) {
            builder.publicUrls(separated(publicUrl));
        }
        @Nullable String publicBaseUrl = variables.get(PUBLIC_BASE_URL);
        if (publicBaseUrl != null) {
            builder.publicBaseUrls(separated(publicBaseUrl));
        }
        @Nullable String urlCheck = variables.get(URL_CHECK);
        if (urlCheck != null) {
            builder.urlCheck(urlCheck(urlCheck));
        }
        return builder;
    }

    /** No URL holds white space. */
    private static List<String> separated(String urls) {
        List<String> separated = new ArrayList<>();
        StringTokenizer tokens = new StringTokenizer(urls);
        while (tokens.hasMoreTokens()) {
            separated.add(tokens.nextToken());
        }
        return separated.isEmpty() ? List.of(urls) : separated;
    }

    private static UrlCheck urlCheck(String value) {
        try {
            return UrlCheck.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    URL_CHECK + " may be platform, request or off, and is " + Quoted.of(value) + ".", e);
        }
    }
}
