package io.github.qstash4j.test.ledger;

import static io.github.qstash4j.test.ledger.LedgerScene.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import java.util.List;
import java.util.stream.IntStream;

/** The steps that are noted while a message is worked on. */
final class ProgressCases {

    private ProgressCases() {}

    static List<LedgerCase> all() {
        return List.of(
                LedgerCase.of("a release keeps the progress, each step once", scene -> {
                    ClaimOwner first = scene.owner();
                    for (String step : List.of("charged", "mailed", "mailed")) {
                        assertThat(scene.ledger().record(first, step)).isTrue();
                    }

                    assertThat(scene.ledger().release(first)).isTrue();

                    Claim.Granted second = scene.granted(scene.message());
                    assertThat(second.progress()).containsExactlyInAnyOrder("charged", "mailed");
                    assertThat(second.owner()).isNotEqualTo(first);
                }),
                LedgerCase.of("progress survives a lease that ends", scene -> {
                    scene.ledger().record(scene.owner(), "charged");

                    scene.letEnd(scene.lease());

                    assertThat(scene.granted(scene.message()).progress()).containsExactly("charged");
                }),
                LedgerCase.of("progress survives a renewal", scene -> {
                    ClaimOwner owner = scene.owner();
                    scene.ledger().record(owner, "charged");
                    scene.ledger().renew(owner, scene.lease());
                    scene.ledger().release(owner);

                    assertThat(scene.granted(scene.message()).progress()).containsExactly("charged");
                }),
                LedgerCase.of("progress of one owner after the other adds up", scene -> {
                    for (String step : List.of("charged", "mailed", "shipped")) {
                        ClaimOwner owner = scene.owner();
                        scene.ledger().record(owner, step);
                        scene.ledger().release(owner);
                    }

                    assertThat(scene.granted(scene.message()).progress())
                            .containsExactlyInAnyOrder("charged", "mailed", "shipped");
                }),
                LedgerCase.of("progress is that of one message", scene -> {
                    ClaimOwner owner = scene.owner();
                    scene.ledger().record(owner, "charged");

                    assertThat(scene.granted(scene.message("msg_2")).progress()).isEmpty();
                }),
                LedgerCase.of("a claim whose release kept progress can be completed", scene -> {
                    ClaimOwner first = scene.owner();
                    scene.ledger().record(first, "charged");
                    scene.ledger().release(first);

                    assertThat(scene.ledger().complete(scene.owner(), DONE)).isTrue();

                    scene.assertDone();
                }),
                steps(
                        "names of steps are any text",
                        List.of(
                                "a,b",
                                "a",
                                "b",
                                "A",
                                "a ",
                                " a",
                                "a:b",
                                "a\nb",
                                "\"a\"",
                                "'",
                                "\\",
                                "%",
                                "_",
                                "[]",
                                "{}",
                                "null",
                                "\u00e4",
                                "a\u0308",
                                "\u6f22\u5b57",
                                "\ud83d\ude00",
                                "\ud83d\ude01",
                                "x".repeat(1000))),
                steps(
                        "there may be many steps",
                        IntStream.range(0, 300).mapToObj(i -> "step " + i).toList()));
    }

    private static LedgerCase steps(String name, List<String> steps) {
        return LedgerCase.of(name, scene -> {
            ClaimOwner owner = scene.owner();
            // As much time as they need, since this is not about leases.
            scene.ledger().renew(owner, scene.retention().minus(scene.lease()));
            for (String step : steps) {
                assertThat(scene.ledger().record(owner, step)).as(step).isTrue();
            }
            scene.ledger().release(owner);

            assertThat(scene.granted(scene.message()).progress()).containsExactlyInAnyOrderElementsOf(steps);
        });
    }
}
