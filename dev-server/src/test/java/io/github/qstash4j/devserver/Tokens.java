package io.github.qstash4j.devserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks tokens with nothing but the JDK, so that the library that makes them cannot vouch for itself. */
final class Tokens {

    private Tokens() {}

    static boolean isSignedWith(String token, String key) {
        int end = token.lastIndexOf('.');
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] expected = mac.doFinal(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
            return token.substring(end + 1)
                    .equals(Base64.getUrlEncoder().withoutPadding().encodeToString(expected));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode header(String token) {
        return json(token.split("\\.", -1)[0]);
    }

    static JsonNode claims(String token) {
        return json(token.split("\\.", -1)[1]);
    }

    private static JsonNode json(String segment) {
        try {
            return JsonMapper.builder().build().readTree(Base64.getUrlDecoder().decode(segment));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
