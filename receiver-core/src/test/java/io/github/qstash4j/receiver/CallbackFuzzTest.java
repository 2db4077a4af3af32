package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.receiver;
import static io.github.qstash4j.receiver.Requests.sent;
import static io.github.qstash4j.receiver.Requests.valid;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.function.Function;

/** The body of a callback that QStash has signed is any bytes at all. */
class CallbackFuzzTest {

    private static final Receiver RECEIVER =
            receiver().engine(VerificationEngine.LEAN).build();

    @FuzzTest
    void any_body_is_a_callback_or_no_payload(byte[] data) {
        Delivery delivery = RECEIVER.verify(sent(valid().body(data)));

        boolean isCallback = isRead(Callback::of, delivery);
        boolean isFailure = isRead(FailureCallback::of, delivery);

        assertThat(isCallback || !isFailure)
                .as("a failure callback has all that a callback has")
                .isTrue();
    }

    private static boolean isRead(Function<Delivery, CallbackReport> reader, Delivery delivery) {
        CallbackReport report;
        try {
            report = reader.apply(delivery);
        } catch (PayloadException refusal) {
            return false;
        }
        assertThat(report.status()).isNotNegative();
        assertThat(report.retried()).isNotNegative();
        assertThat(report.sourceMessageId()).isNotNull();
        assertThat(report.toString()).doesNotContain("\n");
        return true;
    }
}
