package io.github.qstash4j.test.ledger;

import static io.github.qstash4j.test.ledger.LedgerScene.DONE;
import static io.github.qstash4j.test.ledger.LedgerScene.assertConflict;
import static io.github.qstash4j.test.ledger.LedgerScene.granted;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.LedgerKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys that differ in any part never meet, whatever they are made of. Message ids have up to 256 characters between
 * {@code !} and {@code ~}; endpoints are URLs of up to some thousand characters; a namespace is any text.
 */
final class KeyCases {

    private static final String URL = "https://shop.example/jobs";

    private KeyCases() {}

    static List<LedgerCase> all() {
        return List.of(
                apart("namespaces, endpoints and message ids do not meet", List.of("", "-2"), List.of(URL, URL + "/2")),
                apart(
                        "what separates the parts of a key may stand in them",
                        List.of(":a", ":a:b", ":a/b", ":a|b", ":a#b", ":a,b", ":a{b}"),
                        List.of("b:c", "c", "b/c", "b|c", "b#c", "b,c", "{b}c", "\"b\",\"c")),
                apart(
                        "parts differ by case, by trailing characters and by accents",
                        List.of(
                                "-shop",
                                "-Shop",
                                "-shop ",
                                "-sh\u00f6p",
                                "-sho\u0308p",
                                "-\ud83d\ude00",
                                "-\ud83d\ude01"),
                        List.of(URL, URL + "/", URL + "?", URL + "%20", "https://shop.example/Jobs")),
                apart(
                        "quotes and wildcards are nothing special",
                        List.of("'", "''", "%", "_", "*", "\\", "$", "\n"),
                        List.of(URL + "?a='", URL + "?a=%", URL + "?a=_", URL + "?a=*", URL + "?a=\\", URL + "?a=[a]")),
                apart(
                        "URLs that differ behind 4,000 characters do not meet",
                        List.of(""),
                        List.of(URL + "/" + "x".repeat(4000) + "1", URL + "/" + "x".repeat(4000) + "2")),
                LedgerCase.of("message ids that differ in the last of 256 characters do not meet", scene -> {
                    String long255 = "msg_" + "7".repeat(251);
                    List<LedgerKey> keys = new ArrayList<>();
                    for (String last : List.of("1", "2", "a", "A", "'", "%", "_", "~")) {
                        keys.add(scene.message(long255 + last));
                    }
                    assertApart(scene, keys);
                }),
                LedgerCase.of("tokens differ by every character too", scene -> {
                    String longId = "j".repeat(300);
                    List<String> tokens =
                            List.of("a:b", "a", "A", "a%", "a ", "msg_1", longId + "1", longId + "2", "\u00e4", "'");
                    for (String token : tokens) {
                        granted(scene.ledger()
                                .claim(scene.delivery(scene.message("msg_of_" + token.hashCode()), token, "body")));
                    }

                    for (String token : tokens) {
                        assertConflict(scene.ledger().claim(scene.delivery(scene.message("msg_other"), token, "body")));
                    }
                }),
                LedgerCase.of("a token never meets a record of the same name", scene -> {
                    LedgerKey key = new LedgerKey(scene.namespace(), "jti", "msg_1");
                    granted(scene.ledger().claim(scene.delivery(key, "msg_1", "body")));

                    granted(scene.ledger()
                            .claim(scene.delivery(new LedgerKey(scene.namespace(), "msg_1", "jti"), "jti", "body")));
                }));
    }

    /** Claims each namespace's suffix with each endpoint. */
    private static LedgerCase apart(String name, List<String> namespaces, List<String> endpoints) {
        return LedgerCase.of(name, scene -> {
            List<LedgerKey> keys = new ArrayList<>();
            for (String namespace : namespaces) {
                for (String endpoint : endpoints) {
                    keys.add(new LedgerKey(scene.namespace() + namespace, endpoint, "msg_1"));
                }
            }
            keys.add(new LedgerKey(scene.namespace() + namespaces.get(0), endpoints.get(0), "msg_2"));
            assertApart(scene, keys);
        });
    }

    private static void assertApart(LedgerScene scene, List<LedgerKey> keys) {
        List<ClaimOwner> owners = new ArrayList<>();
        for (LedgerKey key : keys) {
            owners.add(scene.granted(key).owner());
        }

        assertThat(scene.ledger().complete(owners.get(0), DONE)).isTrue();
        assertThat(scene.ledger().claim(scene.delivery(keys.get(0)))).isEqualTo(new Claim.Completed(DONE));

        for (ClaimOwner owner : owners.subList(1, owners.size())) {
            assertThat(scene.ledger().claim(scene.delivery(owner.key()))).isInstanceOf(Claim.InProgress.class);
            assertThat(scene.ledger().release(owner)).as("%s", owner).isTrue();
        }
    }
}
