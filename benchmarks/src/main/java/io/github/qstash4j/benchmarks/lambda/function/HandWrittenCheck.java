package io.github.qstash4j.benchmarks.lambda.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a developer who knows QStash's documentation writes: the signature under both keys, issuer, times, destination,
 * and the hash of the body. Both verifiers are made once.
 */
final class HandWrittenCheck {

    private final JWTVerifier current;
    private final JWTVerifier next;

    HandWrittenCheck(Map<String, String> environment) {
        String url = environment.get("QSTASH_PUBLIC_URL");
        current = verifier(environment.get("QSTASH_CURRENT_SIGNING_KEY"), url);
        next = verifier(environment.get("QSTASH_NEXT_SIGNING_KEY"), url);
    }

    private static JWTVerifier verifier(@Nullable String key, @Nullable String url) {
        return JWT.require(Algorithm.HMAC256(key))
                .withIssuer("Upstash")
                .withSubject(url)
                .withClaimPresence("exp")
                .withClaimPresence("nbf")
                .withClaimPresence("body")
                .acceptLeeway(5)
                .build();
    }

    boolean isGenuine(APIGatewayV2HTTPEvent event, byte[] body) {
        String token = event.getHeaders().get("upstash-signature");
        if (token == null) {
            return false;
        }
        try {
            byte[] signed = Base64.getUrlDecoder()
                    .decode(verified(token).getClaim("body").asString());
            return MessageDigest.isEqual(
                    signed, MessageDigest.getInstance("SHA-256").digest(body));
        } catch (JWTVerificationException | IllegalArgumentException e) {
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private DecodedJWT verified(String token) {
        try {
            return current.verify(token);
        } catch (SignatureVerificationException e) {
            return next.verify(token);
        }
    }

    static byte[] body(APIGatewayV2HTTPEvent event) {
        String body = event.getBody();
        if (body == null) {
            return new byte[0];
        }
        return event.getIsBase64Encoded() ? Base64.getDecoder().decode(body) : body.getBytes(UTF_8);
    }

    static APIGatewayV2HTTPResponse answer(int status) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(Map.of())
                .withBody("")
                .build();
    }
}
