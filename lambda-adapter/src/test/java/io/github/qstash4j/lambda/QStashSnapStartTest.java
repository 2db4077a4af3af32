package io.github.qstash4j.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.keys.SigningKeyPair;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.RefreshingSigningKeys;
import io.github.qstash4j.receiver.RefreshingSigningKeysBuilder;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.receiver.VerificationEngine;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.LambdaEvents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A function around a snapshot, with a real server behind its client and its keys. */
class QStashSnapStartTest {

    private static final String URL = "https://orders.lambda-url.us-east-1.on.aws/placed";

    @AutoClose
    private final DevServer server = DevServer.builder().start();

    private final AtomicInteger fetches = new AtomicInteger();
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final QStash qstash = client();

    private QStash client() {
        return client(server.token(), server.url().toString());
    }

    /** On a busy machine as well, no call is repeated. */
    private static QStash client(String token, String url) {
        return QStash.builder()
                .token(token)
                .baseUrl(url)
                .requestTimeout(Duration.ofMinutes(1))
                .deadline(Duration.ofMinutes(1))
                .build();
    }

    private RefreshingSigningKeysBuilder keys() {
        return RefreshingSigningKeys.builder(() -> {
            fetches.incrementAndGet();
            SigningKeyPair pair = qstash.signingKeys().get();
            return SigningKeys.of(pair.current(), pair.next());
        });
    }

    private static Receiver receiver(RefreshingSigningKeys keys) {
        return Receiver.builder()
                .signingKeys(keys)
                .publicUrl(URL)
                .engine(VerificationEngine.LEAN)
                .build();
    }

    private Outcome handle(Delivery delivery) {
        handled.add(delivery.payload(Order.class).orderId());
        return Outcome.acknowledge();
    }

    private static int statusOf(QStashStreamHandler function, SignedRequest request) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(LambdaEvents.of(FrontEnd.FUNCTION_URL, request)), answer, null);
        JsonNode json = new JsonMapper().readTree(answer.toByteArray());
        return json.path("statusCode").asInt();
    }

    private SignedRequest signedNow() {
        return SignedRequest.valid().to(URL).signedWith(server.currentSigningKey());
    }

    @Test
    void the_first_delivery_after_a_restore_is_taken_although_all_keys_of_the_snapshot_were_rolled_away()
            throws Exception {
        RefreshingSigningKeys keys = keys().patience(Duration.ofMinutes(1)).fetchAndBuild();
        Receiver receiver = receiver(keys);
        QStashStreamHandler function = new QStashStreamHandler(receiver, this::handle);
        QStashSnapStart.register(receiver, Order.class)
                .beforeCheckpoint(qstash::connect)
                .afterRestore(qstash::dropConnections)
                .afterRestore(keys::expire);
        Snapshot.take();
        assertThat(fetches).as("priming asks for no keys").hasValue(1);
        QStash administrator = client();
        administrator.signingKeys().rotate();
        administrator.signingKeys().rotate();

        Snapshot.restore();

        assertThat(statusOf(function, signedNow())).isEqualTo(200);
        assertThat(handled).containsExactly("o-1");
        assertThat(fetches).hasValue(2);
        assertThat(statusOf(function, signedNow().signedWith("sig_of_nobody"))).isEqualTo(401);
    }

    @Test
    void the_first_delivery_after_a_restore_has_keys_fetched_also_where_the_old_ones_fit() throws Exception {
        RefreshingSigningKeys keys = keys().executor(Runnable::run).fetchAndBuild();
        Receiver receiver = receiver(keys);
        QStashStreamHandler function = new QStashStreamHandler(receiver, this::handle);
        QStashSnapStart.register(receiver).afterRestore(keys::expire);
        Snapshot.take();
        Snapshot.restore();
        assertThat(fetches).hasValue(1);

        assertThat(statusOf(function, signedNow())).isEqualTo(200);

        assertThat(fetches).hasValue(2);
    }

    @Test
    void the_first_message_after_a_restore_takes_a_new_connection() throws Exception {
        try (QStashOfPorts remote = new QStashOfPorts()) {
            QStash own = client("token", remote.url());
            OutgoingMessage receipt = OutgoingMessage.to(URL);
            QStashSnapStart.register(receiver(keys().fetchAndBuild()))
                    .beforeCheckpoint(own::connect)
                    .afterRestore(own::dropConnections);

            Snapshot.take();
            own.publish(receipt);
            assertThat(remote.ports()).as("one connection before the snapshot").hasSize(2);
            assertThat(remote.ports().get(1)).isEqualTo(remote.ports().get(0));

            Snapshot.restore();
            own.publish(receipt);
            own.publish(receipt);
            assertThat(remote.ports()).hasSize(4);
            assertThat(remote.ports().get(2)).isNotEqualTo(remote.ports().get(0));
            assertThat(remote.ports().get(3)).isEqualTo(remote.ports().get(2));
        }
    }

    @Test
    void what_is_registered_is_not_collected_as_garbage() throws Exception {
        List<String> steps = new CopyOnWriteArrayList<>();
        QStashSnapStart.register(receiver(keys().fetchAndBuild()))
                .beforeCheckpoint(() -> steps.add("before"))
                .afterRestore(() -> steps.add("after"));
        for (int i = 0; i < 5; i++) {
            System.gc();
        }

        Snapshot.take();
        Snapshot.restore();
        Snapshot.restore();

        assertThat(steps).containsExactly("before", "after", "after");
    }

    record Order(String orderId, int amount) {}
}
