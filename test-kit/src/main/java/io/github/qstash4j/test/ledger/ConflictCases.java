package io.github.qstash4j.test.ledger;

import static io.github.qstash4j.test.ledger.LedgerScene.DONE;
import static io.github.qstash4j.test.ledger.LedgerScene.assertConflict;
import static io.github.qstash4j.test.ledger.LedgerScene.granted;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import io.github.qstash4j.receiver.ledger.LedgerKey;
import java.time.Duration;
import java.util.List;

/** What is not QStash's doing: another body under a message's id, and a token under another message's. */
final class ConflictCases {

    private ConflictCases() {}

    static List<LedgerCase> all() {
        return List.of(
                LedgerCase.of("another body is a conflict whatever became of the message", scene -> {
                    ClaimOwner first = scene.owner();
                    assertConflict(scene.ledger().claim(scene.delivery(scene.message(), "jti_a", "other")));

                    scene.ledger().release(first);
                    assertConflict(scene.ledger().claim(scene.delivery(scene.message(), "jti_b", "other")));

                    ClaimOwner second = scene.owner();
                    scene.letEnd(scene.lease());
                    assertConflict(scene.ledger().claim(scene.delivery(scene.message(), "jti_c", "other")));

                    assertThat(scene.ledger().complete(second, DONE)).isTrue();
                    assertConflict(scene.ledger().claim(scene.delivery(scene.message(), "jti_d", "other")));
                }),
                LedgerCase.of("hashes of bodies differ where only their case does", scene -> {
                    scene.ledger().claim(scene.delivery(scene.message(), "jti_a", "aGVsbG8tXw"));

                    assertConflict(scene.ledger().claim(scene.delivery(scene.message(), "jti_b", "aGVsbG8tXW")));
                }),
                LedgerCase.of("a conflict leaves the owner its claim", scene -> {
                    ClaimOwner owner = scene.owner();
                    scene.ledger().record(owner, "charged");
                    assertConflict(scene.ledger().claim(scene.delivery(scene.message(), "jti_a", "other")));

                    assertThat(scene.ledger().complete(owner, DONE)).isTrue();
                    scene.assertDone();
                }),
                LedgerCase.of("a token under another message is a conflict and leaves no record", scene -> {
                    scene.ledger().claim(scene.delivery(scene.message(), "jti_a", "body"));

                    assertConflict(scene.ledger().claim(scene.delivery(scene.message("msg_2"), "jti_a", "body")));

                    granted(scene.ledger().claim(scene.delivery(scene.message("msg_2"), "jti_b", "another")));
                }),
                LedgerCase.of("a token is bound too where its message is in work or done", scene -> {
                    ClaimOwner owner = scene.owner();
                    scene.ledger().claim(scene.delivery(scene.message(), "jti_b", "body"));
                    scene.ledger().complete(owner, DONE);
                    scene.ledger().claim(scene.delivery(scene.message(), "jti_c", "body"));

                    assertConflict(scene.ledger().claim(scene.delivery(scene.message("msg_2"), "jti_b", "body")));
                    assertConflict(scene.ledger().claim(scene.delivery(scene.message("msg_2"), "jti_c", "body")));
                }),
                LedgerCase.of("a token stays bound when its message is released or done", scene -> {
                    ClaimOwner owner = granted(scene.ledger().claim(scene.delivery(scene.message(), "jti_a", "body")))
                            .owner();
                    scene.ledger().release(owner);
                    assertConflict(scene.ledger().claim(scene.delivery(scene.message("msg_2"), "jti_a", "body")));

                    scene.ledger().complete(scene.owner(), DONE);
                    assertConflict(scene.ledger().claim(scene.delivery(scene.message("msg_2"), "jti_a", "body")));
                }),
                LedgerCase.of("a conflict does not bind its token", scene -> {
                    scene.owner();
                    assertConflict(scene.ledger().claim(scene.delivery(scene.message(), "jti_a", "other")));

                    granted(scene.ledger().claim(scene.delivery(scene.message("msg_2"), "jti_a", "other")));
                }),
                LedgerCase.of("a token that was refused under another message still belongs to its own", scene -> {
                    scene.ledger().claim(scene.delivery(scene.message(), "jti_a", "body"));
                    assertConflict(scene.ledger().claim(scene.delivery(scene.message("msg_2"), "jti_a", "body")));

                    assertThat(scene.ledger().claim(scene.delivery(scene.message(), "jti_a", "body")))
                            .isInstanceOf(Claim.InProgress.class);
                }),
                LedgerCase.of("a token of another namespace is another token", scene -> {
                    scene.ledger().claim(scene.delivery(scene.message(), "jti_a", "body"));
                    LedgerKey elsewhere = new LedgerKey(
                            scene.namespace() + "-2", scene.message().endpoint(), "msg_2");

                    granted(scene.ledger().claim(scene.delivery(elsewhere, "jti_a", "body")));
                }),
                LedgerCase.of("a token is one message's at all of its endpoints", scene -> {
                    scene.ledger().claim(scene.delivery(scene.message(), "jti_a", "body"));
                    LedgerKey atAnother = new LedgerKey(scene.namespace(), "https://shop.example/mail", "msg_1");
                    LedgerKey another = new LedgerKey(scene.namespace(), "https://shop.example/mail", "msg_2");

                    assertConflict(scene.ledger().claim(scene.delivery(another, "jti_a", "body")));
                    granted(scene.ledger().claim(scene.delivery(atAnother, "jti_a", "body")));
                }),
                LedgerCase.of("a token outlives a shorter lease", scene -> {
                    scene.ledger()
                            .claim(claim(scene, scene.message(), scene.lease().multipliedBy(2)));

                    scene.letPass(scene.lease().multipliedBy(2).minus(scene.precision()));

                    assertConflict(scene.ledger().claim(claim(scene, scene.message("msg_2"), scene.lease())));
                }),
                LedgerCase.of("a token is forgotten at its end", scene -> {
                    scene.ledger().claim(claim(scene, scene.message(), scene.lease()));

                    scene.letEnd(scene.lease());

                    granted(scene.ledger().claim(claim(scene, scene.message("msg_2"), scene.lease())));
                }));
    }

    private static ClaimRequest claim(LedgerScene scene, LedgerKey key, Duration tokenLife) {
        return new ClaimRequest(key, "jti_mortal", tokenLife, "body", scene.lease());
    }
}
