package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A receiver whose keys come from a source, and change. */
class RefreshedReceiverTest {

    static final List<VerificationEngine> ENGINES = List.of(VerificationEngine.values());

    private final RecordedLog log = new RecordedLog();
    private final RecordedEvents events = new RecordedEvents();
    private final MovableClock clock = new MovableClock();
    private int rolled;

    @AfterEach
    void stopRecording() {
        log.close();
    }

    private SigningKeys keysAtQStash() {
        return SigningKeys.of("sig_" + rolled, "sig_" + (rolled + 1));
    }

    private SignedRequest delivery() {
        return SignedRequest.valid(clock).signedWith("sig_" + rolled);
    }

    private void roll() {
        rolled++;
        clock.advance(Duration.ofMinutes(1));
    }

    private RefreshingSigningKeysBuilder source() {
        return RefreshingSigningKeys.builder(this::keysAtQStash).clock(clock).executor(Runnable::run);
    }

    private ReceiverBuilder with(SigningKeySource keys) {
        return receiver().signingKeys(keys).clock(clock).listener(events);
    }

    @ParameterizedTest
    @FieldSource("ENGINES")
    void over_rotations_with_and_without_deliveries_between_them_nothing_is_refused(VerificationEngine engine) {
        Receiver receiver = with(source().initialKeys(keysAtQStash()).build())
                .engine(engine)
                .build();
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            statuses.add(receive(receiver, delivery()).status());
            roll();
            statuses.add(receive(receiver, delivery()).status());
            roll();
            roll();
            statuses.add(receive(receiver, delivery()).status());
        }

        assertThat(statuses).hasSize(9).containsOnly(200);
        assertThat(events.heard).noneMatch(event -> event.startsWith("refused"));
        assertThat(receive(receiver, delivery().signedWith("sig_0")).status())
                .as("a key that was rolled away")
                .isEqualTo(401);
    }

    /** As after the restore of a snapshot, by a supplier that takes its time. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void keys_that_were_rolled_while_the_process_was_a_snapshot_are_found_by_the_first_delivery(int rotations)
            throws InterruptedException {
        ControlledSupplier supplier = new ControlledSupplier(this::keysAtQStash);
        RefreshingSigningKeys keys = RefreshingSigningKeys.builder(supplier)
                .executor(supplier)
                .patience(Duration.ofSeconds(20))
                .clock(clock)
                .initialKeys(keysAtQStash())
                .build();
        Receiver receiver = with(keys).build();
        receive(receiver, delivery());
        for (int i = 0; i < rotations; i++) {
            roll();
        }
        supplier.hang();

        keys.expire();
        AtomicInteger status = new AtomicInteger();
        Thread first = new Thread(() -> status.set(receive(receiver, delivery()).status()));
        first.start();
        supplier.awaitCall();
        supplier.release();
        first.join(20_000);
        supplier.awaitEnd();

        assertThat(status).hasValue(200);
        assertThat(supplier.calls).hasValue(1);
        assertThat(receive(receiver, delivery()).status()).isEqualTo(200);
        assertThat(keys.current()).isNotNull();
        assertThat(events.heard).noneMatch(event -> event.startsWith("refused"));
    }

    @Test
    void without_keys_everything_is_asked_for_again_and_the_log_says_why() {
        Receiver receiver = with(() -> null).build();

        ReceiverResponse response = receive(receiver, delivery());

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body()).asString().isEqualTo("Deliver this again.");
        assertThat(events.heard).containsExactly("refused NO_KEYS");
        assertThat(log.lines)
                .singleElement()
                .asString()
                .isEqualTo("Refused a request: NO_KEYS: no signing keys are known yet");
        assertThat(refusal(receiver, sent(delivery())).reason()).isEqualTo(RefusalReason.NO_KEYS);
        assertThat(((Authentication.Refused) receiver.authenticate(sent(delivery())))
                        .response()
                        .status())
                .isEqualTo(500);
    }

    @Test
    void a_source_that_finds_its_keys_later_is_used_from_then_on() {
        List<SigningKeys> found = new ArrayList<>();
        Receiver receiver = with(() -> found.isEmpty() ? null : found.get(0)).build();
        assertThat(receive(receiver, delivery()).status()).isEqualTo(500);

        found.add(keysAtQStash());

        assertThat(receive(receiver, delivery()).status()).isEqualTo(200);
    }

    @Test
    void a_refreshing_source_without_first_keys_fetches_them() {
        Receiver receiver = with(source().build()).build();
        receive(receiver, delivery());

        assertThat(receive(receiver, delivery()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"current", "afterUnknownKey", "afterNextKey"})
    void a_source_that_throws_throws_nothing_out_of_the_receiver(String broken) {
        Broken source = new Broken();
        Receiver receiver = with(source).build();
        source.broken = broken;

        assertThat(receive(receiver, delivery().signedWith("sig_1")).status())
                .isEqualTo(broken.equals("current") ? 500 : 200);
        assertThat(receive(receiver, delivery().signedWith("forged")).status())
                .isEqualTo(broken.equals("current") ? 500 : 401);
        assertThat(log.lines)
                .anyMatch(line -> line.contains(
                                "the source of the signing keys failed: java.lang.IllegalStateException")
                        || line.contains("The source of the signing keys failed: java.lang.IllegalStateException"))
                .noneMatch(line -> line.contains("secret"));
    }

    @Test
    void development_keys_that_come_with_a_refresh_are_not_used() {
        List<SigningKeys> supplied = new ArrayList<>(List.of(keysAtQStash()));
        Receiver receiver = with(new SigningKeySource() {
                    @Override
                    public SigningKeys current() {
                        return supplied.get(0);
                    }
                })
                .build();
        String development = TestKeys.PUBLIC_DEVELOPMENT.get(0);

        supplied.set(0, SigningKeys.of(development));

        assertThat(receive(receiver, delivery().signedWith(development)).status())
                .isEqualTo(401);
        assertThat(receive(receiver, delivery()).status()).isEqualTo(200);
        assertThat(log.lines).noneMatch(line -> line.contains(development));
    }

    private static ReceiverResponse receive(Receiver receiver, SignedRequest request) {
        return receiver.receive(sent(request), delivery -> Outcome.acknowledge());
    }

    private final class Broken implements SigningKeySource {

        private final SigningKeys keys = keysAtQStash();
        private String broken = "";

        @Override
        public @Nullable SigningKeys current() {
            failIf("current");
            return keys;
        }

        @Override
        public SigningKeys afterUnknownKey(SigningKeys unknown) {
            failIf("afterUnknownKey");
            return unknown;
        }

        @Override
        public void afterNextKey(SigningKeys used) {
            failIf("afterNextKey");
        }

        private void failIf(String method) {
            if (broken.equals(method)) {
                throw new IllegalStateException("secret");
            }
        }
    }
}
