package io.github.qstash4j.client.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.Exchange;
import io.github.qstash4j.client.ExchangeServer;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.QStashException.Kind;
import io.github.qstash4j.client.TestServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {

    @AutoClose
    private final TestServer server = new TestServer();

    @AutoClose
    private final ExchangeServer scripted = ExchangeServer.start();

    private final SigningKeys keys = server.qstash().signingKeys();

    @Test
    @Calls({"GET /v2/keys", "POST /v2/keys/rotate"})
    void the_next_key_becomes_the_current_one() {
        SigningKeyPair before = keys.get();
        assertThat(before)
                .isEqualTo(new SigningKeyPair(
                        server.server().currentSigningKey(), server.server().nextSigningKey()));

        SigningKeyPair after = keys.rotate();

        assertThat(after.current()).isEqualTo(before.next());
        assertThat(after.next()).isNotIn(before.current(), before.next());
        assertThat(keys.getAsync().join()).isEqualTo(after);
        assertThat(keys.rotateAsync().join().current()).isEqualTo(after.next());
    }

    @Test
    @Calls("POST /v2/keys/rotate")
    void a_rotation_is_never_sent_twice() {
        scripted.then(Exchange.resetsAfterReading());

        QStashException failure = catchThrowableOfType(
                QStashException.class,
                () -> scripted.client().build().signingKeys().rotate());

        assertThat(failure.kind()).isEqualTo(Kind.NO_ANSWER);
        assertThat(scripted.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"current\":\"sig_a\"}", "{\"current\":\"\",\"next\":\"sig_b\"}", "[]", "sig_a"})
    void an_answer_without_both_keys_is_none(String answer) {
        scripted.then(Exchange.json(200, answer));

        QStashException failure = catchThrowableOfType(
                QStashException.class,
                () -> scripted.client().build().signingKeys().get());

        assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED_ANSWER);
    }

    @Test
    void keys_are_not_printed() {
        assertThat(new SigningKeyPair("sig_a", "sig_b")).hasToString("SigningKeyPair[redacted]");
    }

    /** What QStash answered may be the keys, even where it is not what was expected. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"current\":\"sig_secret\",\"nxt\":\"sig_secret\"}",
                "{\"current\":\"sig_secret\",\"next\":{\"sig_secret\":1}}",
                "{\"current\":\"sig_secret\",\"next\":\"sig_sec",
                "[\"sig_secret\"]",
                "\"sig_secret\""
            })
    void keys_are_not_printed_by_an_exception(String answer) {
        scripted.then(Exchange.json(200, answer));

        QStashException failure = catchThrowableOfType(
                QStashException.class,
                () -> scripted.client().build().signingKeys().get());

        assertThat(failure.getMessage()).doesNotContain("sig_");
    }
}
