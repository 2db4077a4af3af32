package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.*;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qstash4j.test.fixtures.TestKeys;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What a receiver does before its first delivery, and what it does not do. */
class PrimingTest {

    static final List<VerificationEngine> ENGINES = List.of(VerificationEngine.values());
    static final List<UnaryOperator<ReceiverBuilder>> URLS = List.of(
            options -> options.publicUrl(BASE + "/hook?a=\"\\"),
            options -> options.publicBaseUrl(BASE + "/prefix"),
            options -> options.urlCheck(UrlCheck.PLATFORM),
            options -> options.urlCheck(UrlCheck.REQUEST),
            options -> options.urlCheck(UrlCheck.OFF));

    @AutoClose
    private final RecordedLog log = new RecordedLog();

    private final RecordedCodec codec = new RecordedCodec();

    @ParameterizedTest
    @FieldSource("ENGINES")
    void a_delivery_goes_the_whole_way_with_every_engine(VerificationEngine engine) {
        receiver().payloadCodec(codec).engine(engine).build().prime(Order.class);

        assertThat(codec.decoded).containsExactly("{} as " + Order.class.getName());
        assertThat(log.lines).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("URLS")
    void a_delivery_goes_the_whole_way_whatever_tells_the_url(UnaryOperator<ReceiverBuilder> url) {
        ReceiverBuilder options = Receiver.builder()
                .signingKeys(SigningKeys.of(TestKeys.CURRENT))
                .payloadCodec(codec)
                .maxBodyBytes(1);

        url.apply(options).build().prime(Order.class);

        assertThat(codec.decoded).hasSize(1);
        assertThat(log.lines).isEmpty();
    }

    @Test
    void no_ledger_no_source_of_keys_no_listener_and_no_log_hears_of_it() {
        AtomicInteger asked = new AtomicInteger();
        ScriptedLedger ledger = new ScriptedLedger();
        RecordedEvents events = new RecordedEvents();
        Receiver receiver = receiver()
                .signingKeys(() -> {
                    asked.incrementAndGet();
                    return SigningKeys.of(TestKeys.CURRENT);
                })
                .ledger(ledger)
                .listener(events)
                .payloadCodec(codec)
                .build();
        asked.set(0);

        receiver.prime(Order.class, String.class);

        assertThat(codec.decoded).hasSize(2);
        assertThat(asked).hasValue(0);
        assertThat(ledger.calls).isEmpty();
        assertThat(ledger.requests).isEmpty();
        assertThat(events.heard).isEmpty();
        assertThat(log.lines).isEmpty();
    }

    @Test
    void without_payload_types_the_codec_is_not_asked() {
        receiver().payloadCodec(codec).build().prime();

        assertThat(codec.decoded).isEmpty();
        assertThat(log.lines).isEmpty();
    }

    @Test
    void a_type_that_is_no_empty_object_keeps_nothing_from_the_types_behind_it() {
        codec.failure = new IOException("no order without a number");

        receiver().payloadCodec(codec).build().prime(Order.class, int.class, String.class);

        assertThat(codec.decoded).hasSize(3);
        assertThat(log.lines).isEmpty();
    }

    @Test
    void the_codec_that_a_receiver_has_without_another_decodes_each_type_that_it_can() {
        int before = Order.MADE.get();

        receiver().build().prime(int.class, List.class, Order.class);

        assertThat(Order.MADE).hasValue(before + 1);
        assertThat(log.lines).isEmpty();
    }

    @Test
    void an_error_of_a_payload_type_is_told_to_whoever_primes() {
        Receiver receiver = receiver().build();

        assertThatExceptionOfType(ExceptionInInitializerError.class).isThrownBy(() -> receiver.prime(Broken.class));
    }

    @Test
    void deliveries_are_taken_and_refused_afterwards_as_before() {
        Receiver receiver = receiver().build();
        receiver.prime(Order.class);
        receiver.prime();

        assertThat(receive(receiver)).isEqualTo(200);
        assertThat(refusal(receiver, sent(valid().signedWith(TestKeys.UNKNOWN))).reason())
                .isEqualTo(RefusalReason.UNKNOWN_KEY);
        assertThat(refusal(receiver, sentTo("https://prime.invalid/other", valid()))
                        .reason())
                .isEqualTo(RefusalReason.WRONG_DESTINATION);
    }

    @Test
    void many_threads_may_prime_while_others_receive() throws Exception {
        Receiver receiver = receiver().payloadCodec(codec).build();
        List<FutureTask<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            FutureTask<Integer> task = new FutureTask<>(() -> {
                receiver.prime(Order.class);
                return receive(receiver);
            });
            tasks.add(task);
            new Thread(task).start();
        }

        for (FutureTask<Integer> task : tasks) {
            assertThat(task.get()).isEqualTo(200);
        }
        assertThat(codec.decoded).hasSize(8);
    }

    private static int receive(Receiver receiver) {
        return receiver.receive(sent(valid()), delivery -> Outcome.acknowledge())
                .status();
    }

    static final class Order {

        static final AtomicInteger MADE = new AtomicInteger();

        Order() {
            MADE.incrementAndGet();
        }
    }

    static final class Broken {

        static final int NUMBER = Integer.parseInt("none");
    }

    private static final class RecordedCodec implements PayloadCodec {

        private final List<String> decoded = new CopyOnWriteArrayList<>();
        private volatile @Nullable IOException failure;

        @Override
        public Object decode(byte[] body, Type type) throws IOException {
            decoded.add(new String(body, UTF_8) + " as " + type.getTypeName());
            IOException failing = failure;
            if (failing != null) {
                throw failing;
            }
            return new Order();
        }

        @Override
        public byte[] encode(Object value) {
            throw new AssertionError("There is nothing to write.");
        }

        @Override
        public String contentType() {
            return "application/json";
        }
    }
}
