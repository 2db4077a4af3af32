package io.github.qstash4j.receiver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Receives made-up deliveries so that all that takes part is loaded. They go to a receiver of their own: it has the
 * engine, the rules and the codec of the real one, a key that nobody else ever has, and nobody who hears of it. So none
 * of them could ever be taken for a real one.
 */
final class Priming {

    private static final HttpUrl URL = new HttpUrl("https", "prime.invalid", "/path?name=value");
    private static final Map<String, List<String>> DECODED_QUERY = Map.of("name", List.of("value"));
    private static final byte[] BODY = "{}".getBytes(US_ASCII);
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final Receiver twin;
    private final String token;

    Priming(VerificationEngine engine, UrlBinding binding, PayloadCodec codec, Settlement settlement) {
        String key = randomKey();
        Clock clock = Clock.systemUTC();
        BodyReader bodies = new BodyReader(BODY.length, "");
        this.token = token(engine.hmac(key.getBytes(US_ASCII)), clock.instant().getEpochSecond());
        this.twin = new Receiver(
                new TokenPolicy(engine, SigningKeys.of(key), Duration.ofMinutes(1), clock),
                binding.at(URL),
                bodies,
                bodies,
                codec,
                settlement,
                new ReceiverEvents(List.of(), clock),
                clock,
                null);
    }

    /** As the front ends tell it that keep the query as it was sent, and as those do that decode it. */
    void receive(Class<?>... payloadTypes) {
        receive(request(URL), payloadTypes);
        receive(request(URL.withoutQuery()).withDecodedQuery(DECODED_QUERY));
    }

    private void receive(ReceiverRequest request, Class<?>... payloadTypes) {
        var unused = twin.receive(request, delivery -> decode(delivery, payloadTypes));
    }

    private ReceiverRequest request(HttpUrl url) {
        return ReceiverRequest.of(
                        url.toString(),
                        RequestHeaders.of(Map.of(
                                TokenPolicy.SIGNATURE_HEADER,
                                List.of(token),
                                "Upstash-Message-Id",
                                List.of("prime"),
                                "Upstash-Retried",
                                List.of("0"))),
                        DeliveryBody.of(BODY.clone()))
                .vouchedFor(List.of(url.toString()));
    }

    private static Outcome decode(Delivery delivery, Class<?>... payloadTypes) {
        for (Class<?> type : payloadTypes) {
            try {
                var unused = delivery.payload(type);
            } catch (RuntimeException e) {
                // Most types are no empty object. The decoder has looked at the type all the same.
            }
        }
        return Outcome.acknowledge();
    }

    private static String token(HmacSha256 code, long now) {
        String claims = "{\"iss\":\"Upstash\",\"sub\":\"" + URL + "\",\"nbf\":" + now + ",\"iat\":" + now
                + ",\"exp\":" + (now + 300) + ",\"jti\":\"prime\",\"body\":\""
                + BASE64URL.encodeToString(Sha256.fresh().digest(BODY)) + "\"}";
        String signed = BASE64URL.encodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(US_ASCII)) + "."
                + BASE64URL.encodeToString(claims.getBytes(US_ASCII));
        byte[] signature = code.of(signed.getBytes(US_ASCII), signed.length());
        return signed + "." + BASE64URL.encodeToString(signature);
    }

    private static String randomKey() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
