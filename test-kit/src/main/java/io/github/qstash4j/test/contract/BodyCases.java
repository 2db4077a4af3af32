package io.github.qstash4j.test.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Bodies that a framework might decode, complete, tidy up or take for something else. */
final class BodyCases {

    private BodyCases() {}

    static List<ContractCase> of(ContractScene scene) {
        return bodies().stream()
                .filter(body -> scene.everything().cannotCarry(body.message()).isEmpty())
                .map(body -> new ContractCase(body.name(), own -> check(own.everything(), body.message())))
                .toList();
    }

    /** The bodies that the runtime's wire changes on the way. */
    static List<Exclusion> exclusions(ContractScene scene) {
        return bodies().stream()
                .flatMap(
                        body -> scene
                                .everything()
                                .cannotCarry(body.message())
                                .map(reason -> new Exclusion(body.name(), reason))
                                .stream())
                .toList();
    }

    private static List<Body> bodies() {
        return List.of(
                body("binary", "application/octet-stream", random(4096)),
                body("binary that says it is text", "text/plain", random(4096)),
                body("binary that says it is JSON", "application/json", random(512)),
                body("UTF-8", "text/plain; charset=utf-8", "gr\u00fc\u00dfe \ud83d\ude80 \u0000".getBytes(UTF_8)),
                body("no UTF-8", "text/plain; charset=utf-8", new byte[] {(byte) 0xc3, 0x28, (byte) 0xff}),
                body("Latin-1 that says so", "text/plain; charset=iso-8859-1", "caf\u00e9".getBytes(ISO_8859_1)),
                body("UTF-16 that says so", "text/plain; charset=utf-16", "caf\u00e9".getBytes(UTF_16)),
                body("an unknown charset", "text/plain; charset=nonsense", "x".getBytes(UTF_8)),
                body("no media type at all", "nonsense", "x".getBytes(UTF_8)),
                body("empty", "application/json", new byte[0]),
                body("an empty form", "application/x-www-form-urlencoded", new byte[0]),
                body("a form", "application/x-www-form-urlencoded", "a=1&b=x+y%21&a=2&&c".getBytes(UTF_8)),
                body("no form", "application/x-www-form-urlencoded", "%zz=%&=".getBytes(UTF_8)),
                body(
                        "several parts",
                        "multipart/form-data; boundary=b",
                        "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--\r\n".getBytes(UTF_8)),
                body("parts without an end", "multipart/form-data; boundary=b", "--b\r\n".getBytes(UTF_8)),
                body("JSON with white space", "application/json", " {\t\"a\" : 1.0e2,\r\n\"a\":2 } ".getBytes(UTF_8)),
                body("JSON behind a byte order mark", "application/json", "\ufeff{}".getBytes(UTF_8)),
                body("what looks like base64", "text/plain", "aGVsbG8=".getBytes(UTF_8)),
                body(
                        "XML with an entity",
                        "application/xml",
                        "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>".getBytes(UTF_8)),
                body("bytes that say they are compressed", "application/gzip", random(64)));
    }

    private static Body body(String name, String contentType, byte[] body) {
        return new Body(
                "a body: " + name,
                () -> ContractScene.message(ContractApplication.MESSAGE)
                        .header("Content-Type", contentType)
                        .body(body));
    }

    private static void check(ReceiverUnderTest receiver, SignedRequest message) throws Exception {
        ContractResponse response = receiver.exchange(message);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo(Arrival.of(message, message.url()).text());
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** Made when it is sent, since tokens age. */
    private record Body(String name, Supplier<SignedRequest> maker) {

        SignedRequest message() {
            return maker.get();
        }
    }
}
