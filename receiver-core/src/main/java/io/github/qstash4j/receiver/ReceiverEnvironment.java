package io.github.qstash4j.receiver;

import java.util.Locale;
import java.util.Map;
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
            builder.publicUrl(publicUrl);
        }
        @Nullable String publicBaseUrl = variables.get(PUBLIC_BASE_URL);
        if (publicBaseUrl != null) {
            builder.publicBaseUrl(publicBaseUrl);
        }
        @Nullable String urlCheck = variables.get(URL_CHECK);
        if (urlCheck != null) {
            builder.urlCheck(urlCheck(urlCheck));
        }
        return builder;
    }

    private static UrlCheck urlCheck(String value) {
        try {
            return UrlCheck.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    URL_CHECK + " may be request or off, and is " + Quoted.of(value) + ".", e);
        }
    }
}
