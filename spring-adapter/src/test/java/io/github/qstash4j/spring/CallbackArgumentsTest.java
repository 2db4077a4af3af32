package io.github.qstash4j.spring;

import static io.github.qstash4j.spring.RunningApplication.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.CallbackBody;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Callbacks as arguments of consumers, on Tomcat. */
@ExtendWith(OutputCaptureExtension.class)
class CallbackArgumentsTest {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final int LIMIT = 3 * MEBIBYTE;

    private static RunningApplication application;
    private static Ran ran;

    @BeforeAll
    static void start() {
        application = RunningApplication.start(CallbackConsumers.class, "qstash.max-callback-size=3MB");
        ran = application.bean(Ran.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void forget() {
        ran.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "/callback, 500 for msg_source in msg_test",
        "/failure, 500 is now 1725323658779-0",
        "/generic/callback, Callback 500",
        "/generic/failure, FailureCallback 500"
    })
    void a_callback_reaches_its_consumer(String path, String expected) throws Exception {
        assertThat(application
                        .send(signed(path).json(CallbackBody.failed().json()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(ran).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/callback", "/failure", "/generic/callback", "/generic/failure"})
    void a_callback_may_be_longer_than_a_message(String path) throws Exception {
        assertThat(application.send(longCallback(path, 2 * MEBIBYTE)).statusCode())
                .isEqualTo(200);
        assertThat(application.send(longCallback(path, LIMIT)).statusCode()).isEqualTo(200);
        assertThat(ran).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/callback", "/failure", "/generic/callback", "/generic/failure"})
    void a_callback_over_the_limit_is_rejected(String path) throws Exception {
        assertRejected(longCallback(path, LIMIT + 1));
    }

    /** In an application of its own, since the log has one line of a kind in ten seconds. */
    @Test
    void the_log_names_the_property_that_would_let_a_callback_in(CapturedOutput output) throws Exception {
        try (RunningApplication small =
                RunningApplication.start(CallbackConsumers.class, "qstash.max-callback-size=1KB")) {
            small.send(longCallback("/callback", 1025));
        }

        assertThat(output).contains("1024 bytes of the option maxCallbackBytes (qstash.max-callback-size)");
    }

    @Test
    void a_message_may_not_have_the_length_of_a_callback() throws Exception {
        assertThat(application
                        .send(signed("/message").body("x".repeat(MEBIBYTE)))
                        .statusCode())
                .isEqualTo(200);
        ran.clear();
        assertRejected(longCallback("/message", MEBIBYTE + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/callback", "/failure", "/generic/callback", "/generic/failure"})
    void what_is_no_callback_is_rejected_and_never_runs(String path) throws Exception {
        assertRejected(signed(path));
        assertRejected(signed(path).body(""));
        assertRejected(signed(path)
                .json(CallbackBody.failed().without("sourceMessageId").json()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/failure", "/generic/failure"})
    void a_callback_that_reports_no_failure_is_none_for_a_consumer_of_failures(String path) throws Exception {
        assertRejected(signed(path).json(CallbackBody.delivered().json()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/callback", "/failure", "/generic/callback", "/generic/failure"})
    void a_callback_that_QStash_did_not_sign_never_runs(String path) throws Exception {
        SignedRequest callback = signed(path).json(CallbackBody.failed().json());

        assertRefused(callback.header("Upstash-Signature"));
        assertRefused(callback.signedWith(TestKeys.UNKNOWN));
        assertRefused(
                callback.withTamperedBody(CallbackBody.failed().status(200).json()));
        assertRefused(longCallback(path, MEBIBYTE + 1).header("Upstash-Signature"));
    }

    /** A failure callback, which is a callback too, of exactly this length. */
    private static SignedRequest longCallback(String path, int bytes) {
        int others = padded("").length();
        return signed(path).json(padded("x".repeat(bytes - others)));
    }

    private static String padded(String padding) {
        return CallbackBody.failed().with("padding", '"' + padding + '"').json();
    }

    private static void assertRejected(SignedRequest request) throws Exception {
        HttpResponse<String> response = application.send(request);

        assertThat(response.statusCode()).isEqualTo(489);
        assertThat(response.headers().firstValue("Upstash-NonRetryable-Error")).hasValue("true");
        assertThat(ran).isEmpty();
    }

    private static void assertRefused(SignedRequest request) throws Exception {
        assertThat(application.send(request).statusCode()).isEqualTo(401);
        assertThat(ran).isEmpty();
    }
}
