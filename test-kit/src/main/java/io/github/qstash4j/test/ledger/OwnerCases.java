package io.github.qstash4j.test.ledger;

import static io.github.qstash4j.test.ledger.LedgerScene.DONE;
import static io.github.qstash4j.test.ledger.LedgerScene.LATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.ledger.ClaimOwner;
import java.util.List;

/** What the owner of a claim may do, and nobody else. */
final class OwnerCases {

    private OwnerCases() {}

    static List<LedgerCase> all() {
        return List.of(
                LedgerCase.of("work that outlived its lease is completed while nobody else has claimed", scene -> {
                    ClaimOwner owner = scene.owner();
                    scene.letEnd(scene.lease().multipliedBy(2));

                    assertThat(scene.ledger().complete(owner, DONE)).isTrue();

                    scene.assertDone();
                }),
                LedgerCase.of("a lease that is over is renewed while nobody else has claimed", scene -> {
                    ClaimOwner owner = scene.owner();
                    scene.letEnd(scene.lease().multipliedBy(2));

                    assertThat(scene.ledger().renew(owner, scene.lease())).isTrue();

                    scene.assertInProgress(scene.again(), scene.lease());
                }),
                LedgerCase.of(
                        "work that outlived its lease is released and noted while nobody else has claimed", scene -> {
                            ClaimOwner owner = scene.owner();
                            scene.letEnd(scene.lease().multipliedBy(2));

                            assertThat(scene.ledger().record(owner, "charged")).isTrue();
                            assertThat(scene.ledger().release(owner)).isTrue();

                            assertThat(scene.granted(scene.message()).progress())
                                    .containsExactly("charged");
                            scene.assertLost(owner);
                        }),
                LedgerCase.of("a claim that was refused leaves the owner its lease and its rights", scene -> {
                    ClaimOwner owner = scene.owner();
                    scene.again();

                    assertThat(scene.ledger().renew(owner, scene.lease())).isTrue();
                    assertThat(scene.ledger().record(owner, "charged")).isTrue();
                    assertThat(scene.ledger().complete(owner, DONE)).isTrue();
                }),
                LedgerCase.of("an owner that released is owner no more", scene -> {
                    ClaimOwner owner = scene.owner();
                    scene.ledger().release(owner);

                    scene.assertLost(owner);

                    assertThat(scene.granted(scene.message()).progress()).isEmpty();
                }),
                LedgerCase.of("an owner that completed is owner no more", scene -> {
                    ClaimOwner owner = scene.owner();
                    assertThat(scene.ledger().complete(owner, DONE)).isTrue();

                    scene.assertLost(owner);

                    scene.assertDone();
                }),
                LedgerCase.of("what is done stays done when it is completed once more", scene -> {
                    ClaimOwner owner = scene.owner();
                    scene.ledger().complete(owner, DONE);

                    assertThat(scene.ledger().complete(owner, LATE)).isFalse();

                    scene.assertDone();
                }),
                LedgerCase.of("an owner of nothing is lost and leaves no record", scene -> {
                    scene.assertLost(new ClaimOwner(scene.message(), "never"));

                    assertThat(scene.granted(scene.message()).progress()).isEmpty();
                }),
                LedgerCase.of("an owner of one message is none of another", scene -> {
                    ClaimOwner owner = scene.owner();
                    ClaimOwner other = scene.granted(scene.message("msg_2")).owner();

                    scene.assertLost(new ClaimOwner(scene.message("msg_2"), owner.token()));

                    assertThat(scene.ledger().complete(other, DONE)).isTrue();
                    assertThat(scene.ledger().complete(owner, DONE)).isTrue();
                }),
                LedgerCase.of("whoever guesses at an owner token is nobody", scene -> {
                    ClaimOwner owner = scene.owner();
                    for (String guess : List.of("", " ", "%", "*", "null", owner.token() + " ", owner.token() + "1")) {
                        scene.assertLost(new ClaimOwner(scene.message(), guess));
                    }

                    assertThat(scene.ledger().release(owner)).isTrue();
                }));
    }
}
