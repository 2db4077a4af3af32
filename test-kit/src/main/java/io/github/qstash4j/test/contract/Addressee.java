package io.github.qstash4j.test.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.qstash4j.test.fixtures.CallbackBody;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.util.List;
import java.util.stream.Stream;

/**
 * An endpoint of the contract's application, and what it takes.
 *
 * @param suffix what its cases have behind their names
 * @param path of the endpoint
 * @param json what it can decode
 * @param limit how many bytes it takes at most
 */
record Addressee(String suffix, String path, String json, int limit) {

    private static final int MEBIBYTE = 1024 * 1024;

    private static final String ORDER = "{\"orderId\":\"o-1\",\"amount\":42}";

    static Addressee of(ReturnForm form) {
        return new Addressee("given as " + form.name(), form.path(), ORDER, MEBIBYTE);
    }

    /** The endpoints that do not merely take a delivery. */
    static List<Addressee> others() {
        return List.of(
                new Addressee("for a payload", ContractApplication.PAYLOAD, ORDER, MEBIBYTE),
                new Addressee(
                        "for a callback",
                        ContractApplication.CALLBACK,
                        CallbackBody.delivered().json(),
                        4 * MEBIBYTE),
                new Addressee(
                        "for a failure callback",
                        ContractApplication.FAILURE_CALLBACK,
                        CallbackBody.failed().json(),
                        4 * MEBIBYTE));
    }

    static List<Addressee> all(List<ReturnForm> forms) {
        return Stream.concat(forms.stream().map(Addressee::of), others().stream())
                .toList();
    }

    /** A message of its own. */
    SignedRequest message() {
        return ContractScene.message(path).json(json);
    }

    /** The same JSON, and white space that makes it longer. */
    byte[] json(int length) {
        return (json + " ".repeat(length - json.length())).getBytes(UTF_8);
    }
}
