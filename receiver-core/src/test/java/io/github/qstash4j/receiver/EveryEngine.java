package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.receiver;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a receiver makes of a request, whatever its engine. */
final class EveryEngine {

    private static final List<Receiver> RECEIVERS = Arrays.stream(VerificationEngine.values())
            .map(engine -> receiver().engine(engine).build())
            .toList();

    private EveryEngine() {}

    /** Refused for a reason, or accepted with what its token says. No other exception than the documented one. */
    record Verdict(
            @Nullable RefusalReason refused, @Nullable TokenClaims accepted) {

        static Verdict of(Receiver receiver, ReceiverRequest request) {
            try {
                return new Verdict(null, receiver.verify(request).claims());
            } catch (VerificationException refusal) {
                return new Verdict(refusal.reason(), null);
            }
        }
    }

    /** The verdict of all, which must be one. */
    static Verdict verdict(ReceiverRequest request) {
        Verdict first = Verdict.of(RECEIVERS.get(0), request);
        for (Receiver receiver : RECEIVERS) {
            assertThat(Verdict.of(receiver, request)).isEqualTo(first);
        }
        return first;
    }
}
