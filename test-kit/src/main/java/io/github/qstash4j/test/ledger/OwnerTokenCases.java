package io.github.qstash4j.test.ledger;

import static io.github.qstash4j.test.ledger.LedgerScene.granted;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import java.util.ArrayList;
import java.util.List;

/** A token that somebody can guess, or that comes again, fences nobody out. */
final class OwnerTokenCases {

    private static final int CLAIMS = 20;
    private static final int SHORTEST = 16;

    /**
     * Fewer characters than this differ between two counters or two times that are not far apart; between tokens of
     * which a half is random there are more.
     */
    private static final int FEWEST_TO_GUESS = 8;

    private OwnerTokenCases() {}

    static List<LedgerCase> all() {
        return List.of(
                LedgerCase.of("each claim has an owner token of its own", scene -> {
                    assertThat(tokens(scene, scene.ledger())).doesNotHaveDuplicates();
                }),
                LedgerCase.of("an owner token is not to be guessed from the one before", scene -> {
                    List<String> tokens = tokens(scene, scene.ledger());

                    assertThat(tokens).allSatisfy(token -> assertThat(token).hasSizeGreaterThanOrEqualTo(SHORTEST));
                    for (int i = 1; i < tokens.size(); i++) {
                        assertThat(differing(tokens.get(i - 1), tokens.get(i)))
                                .as("characters in which %s differs from %s", tokens.get(i), tokens.get(i - 1))
                                .isGreaterThanOrEqualTo(
                                        Math.max(FEWEST_TO_GUESS, tokens.get(i).length() / 3));
                    }
                }));
    }

    /** Of two processes, which cannot know what the other has given out. */
    static void assertApart(LedgerScene scene, DeliveryLedger one, DeliveryLedger other) {
        List<String> tokens = tokens(scene, one);
        tokens.addAll(tokens(scene, other));

        assertThat(tokens).doesNotHaveDuplicates();
    }

    /** One after the other, of messages that are new and of one that is claimed again and again. */
    private static List<String> tokens(LedgerScene scene, DeliveryLedger ledger) {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < CLAIMS; i++) {
            tokens.add(released(scene, ledger, "msg_of_" + i));
            tokens.add(released(scene, ledger, "msg_again"));
        }
        return tokens;
    }

    private static String released(LedgerScene scene, DeliveryLedger ledger, String messageId) {
        ClaimOwner owner =
                granted(ledger.claim(scene.delivery(scene.message(messageId)))).owner();
        ledger.release(owner);
        return owner.token();
    }

    /** In how many places two tokens have not the same character. */
    private static int differing(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int same = 0;
        for (int i = 0; i < shorter; i++) {
            if (one.charAt(i) == other.charAt(i)) {
                same++;
            }
        }
        return Math.max(one.length(), other.length()) - same;
    }
}
