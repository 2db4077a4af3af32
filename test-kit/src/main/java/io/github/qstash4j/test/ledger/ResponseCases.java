package io.github.qstash4j.test.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.LedgerKey;
import io.github.qstash4j.receiver.ledger.RecordedResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The answer that was recorded comes back as it was. */
final class ResponseCases {

    private ResponseCases() {}

    static List<LedgerCase> all() {
        byte[] everyByte = new byte[256];
        for (int i = 0; i < everyByte.length; i++) {
            everyByte[i] = (byte) i;
        }
        byte[] longest = new byte[RecordedResponse.LONGEST_BODY];
        new Random(1).nextBytes(longest);
        return List.of(
                comesBack("a response comes back byte for byte", 201, "application/octet-stream", everyByte),
                comesBack("a response of 16 KiB comes back byte for byte", 202, "application/octet-stream", longest),
                comesBack(
                        "a response of text comes back",
                        200,
                        "text/plain; charset=\"utf-8\"",
                        "\u00e4\ud83d\ude00".getBytes(UTF_8)),
                comesBack("a response of nothing but zeros comes back", 200, "application/octet-stream", new byte[9]),
                comesBack("a response of nothing but blanks comes back", 200, "text/plain", " \r\n ".getBytes(UTF_8)),
                comesBack("an empty response stays empty", 204, null, new byte[0]),
                comesBack("an empty response of a type keeps its type", 200, "text/csv", new byte[0]),
                comesBack("a response without a type has none", 200, null, "done".getBytes(UTF_8)),
                LedgerCase.of("every status of success comes back", scene -> {
                    List<Integer> statuses = new ArrayList<>();
                    for (int status : new int[] {200, 201, 204, 226, 299}) {
                        LedgerKey key = scene.message("msg_" + status);
                        scene.ledger()
                                .complete(scene.granted(key).owner(), RecordedResponse.of(status, null, new byte[0]));
                        statuses.add(recorded(scene, key).status());
                    }

                    assertThat(statuses).containsExactly(200, 201, 204, 226, 299);
                }),
                LedgerCase.of("a response that is too long comes back as an empty 200", scene -> {
                    scene.ledger()
                            .complete(
                                    scene.owner(),
                                    RecordedResponse.of(
                                            202, "text/plain", new byte[RecordedResponse.LONGEST_BODY + 1]));

                    assertSame(recorded(scene, scene.message()), 200, null, new byte[0]);
                }));
    }

    private static LedgerCase comesBack(String name, int status, @Nullable String type, byte[] body) {
        return LedgerCase.of(name, scene -> {
            scene.ledger().complete(scene.owner(), RecordedResponse.of(status, type, body));

            assertSame(recorded(scene, scene.message()), status, type, body);
        });
    }

    private static RecordedResponse recorded(LedgerScene scene, LedgerKey key) {
        Claim claim = scene.ledger().claim(scene.delivery(key));
        assertThat(claim).isInstanceOf(Claim.Completed.class);
        return ((Claim.Completed) claim).response();
    }

    private static void assertSame(RecordedResponse recorded, int status, @Nullable String type, byte[] body) {
        assertThat(recorded.status()).isEqualTo(status);
        assertThat(recorded.contentType()).isEqualTo(type);
        assertThat(recorded.body()).isEqualTo(body);
    }
}
