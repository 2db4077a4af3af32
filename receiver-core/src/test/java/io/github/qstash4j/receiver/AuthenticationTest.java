package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.io.InputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The headers first and the body later, for code that reads the body itself. */
class AuthenticationTest {

    private final RecordedLog log = new RecordedLog();
    private final Receiver receiver = receiver().build();

    @AfterEach
    void stopRecording() {
        log.close();
    }

    @Test
    void a_body_that_is_the_signed_one_is_admitted() {
        SignedRequest request = valid();

        Admission admission = authentic(request).accept(DeliveryBody.of(request.body()));

        assertThat(((Admission.Admitted) admission).delivery().bytes()).isEqualTo(request.body());
        assertThat(((Admission.Admitted) admission)
                        .settle(Outcome.acknowledge())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void another_body_is_refused_and_so_is_one_that_is_too_long() {
        assertThat(status(authentic(valid()).accept(DeliveryBody.of(new byte[] {1}))))
                .isEqualTo(401);
        assertThat(status(authentic(valid()).accept(DeliveryBody.of(new byte[1024 * 1024 + 1]))))
                .isEqualTo(489);
        assertThat(status(authentic(valid()).accept(DeliveryBody.of(InputStream.nullInputStream(), 1 << 21))))
                .isEqualTo(489);
    }

    @Test
    void a_message_id_that_is_none_is_refused_when_the_body_comes() {
        SignedRequest anonymous = valid().header("Upstash-Message-Id");

        assertThat(status(authentic(anonymous).accept(DeliveryBody.of(anonymous.body()))))
                .isEqualTo(401);
    }

    @Test
    void a_request_that_is_not_QStashs_is_refused_for_its_headers_alone() {
        for (SignedRequest request : new SignedRequest[] {
            valid().signedWith(TestKeys.UNKNOWN),
            valid().header("Upstash-Signature"),
            valid().publishedTo("https://x.example")
        }) {
            Authentication authentication = receiver.authenticate(sent(request));

            assertThat(authentication).isInstanceOf(Authentication.Refused.class);
            assertThat(((Authentication.Refused) authentication).response().status())
                    .isEqualTo(401);
        }
    }

    @Test
    void the_body_of_the_request_is_not_looked_at() {
        InputStream broken = new Failing(new AssertionError("read"));
        SignedRequest request = valid();
        ReceiverRequest unread = ReceiverRequest.of(
                request.url(), RequestHeaders.of(request.headers()), DeliveryBody.of(broken, 1 << 30));

        Authentication.Authentic authentic = (Authentication.Authentic) receiver.authenticate(unread);

        assertThat(authentic.accept(DeliveryBody.of(request.body()))).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void a_stream_that_fails_in_a_way_of_its_own_is_a_body_that_could_not_be_read() {
        InputStream broken = new Failing(new IllegalStateException("closed by the framework"));

        assertThat(status(authentic(valid()).accept(DeliveryBody.of(broken)))).isEqualTo(401);
        assertThat(log.lines).singleElement().asString().contains("UNREADABLE_BODY", "closed by the framework");
    }

    private Authentication.Authentic authentic(SignedRequest request) {
        return (Authentication.Authentic) receiver.authenticate(sent(request));
    }

    private static int status(Admission admission) {
        return ((Admission.Answered) admission).response().status();
    }

    private static final class Failing extends InputStream {

        private final Throwable failure;

        Failing(Throwable failure) {
            this.failure = failure;
        }

        @Override
        public int read() {
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            throw (Error) failure;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            return read();
        }
    }
}
