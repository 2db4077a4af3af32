package io.github.qstash4j.test.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.DeliveryHandler;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.ReceiverResponse;
import java.util.List;
import java.util.Map;

/** What was acknowledged is not handled again, and its answer is given again. */
final class HandledOnceCases {

    private HandledOnceCases() {}

    static List<LedgerCase> all() {
        return List.of(
                LedgerCase.of("an acknowledged message is answered again byte for byte and not handled", scene -> {
                    Worker worker = new Worker(scene);
                    byte[] body = {0, -1, 13, 10, 'x'};
                    DeliveryHandler handler = delivery -> Outcome.acknowledge(body);

                    ReceiverResponse first = worker.receive(handler);
                    ReceiverResponse second = worker.receive(handler);

                    assertThat(worker.handled).hasSize(1);
                    assertThat(second.status()).isEqualTo(200).isEqualTo(first.status());
                    assertThat(second.headers()).isEqualTo(Map.of("Content-Type", "application/octet-stream"));
                    assertThat(second.body()).isEqualTo(body).isEqualTo(first.body());
                    assertThat(worker.heard).containsExactly("claimed", "handled 200", "duplicate COMPLETED");
                }),
                LedgerCase.of("an empty acknowledgement stays empty", scene -> {
                    Worker worker = new Worker(scene);
                    worker.receive(delivery -> Outcome.acknowledge());

                    assertEmpty(worker.receive(delivery -> Outcome.reject("handled twice")));
                }),
                ownSuccess("Content-Type"),
                ownSuccess("content-type"),
                LedgerCase.of("a body at the limit of the record is answered again", scene -> {
                    Worker worker = new Worker(scene);
                    String longest = "x".repeat(16 * 1024);
                    worker.receive(delivery -> Outcome.acknowledge(longest));

                    assertThat(worker.receive(delivery -> Outcome.retry()).body())
                            .asString(UTF_8)
                            .isEqualTo(longest);
                }),
                LedgerCase.of("a body beyond the limit of the record is answered again as an empty 200", scene -> {
                    Worker worker = new Worker(scene);
                    String longer = "x".repeat(16 * 1024 + 1);
                    assertThat(worker.receive(delivery -> Outcome.acknowledge(longer))
                                    .body())
                            .hasSize(longer.length());

                    assertEmpty(worker.receive(delivery -> Outcome.retry()));
                }),
                LedgerCase.of("an acknowledgement is remembered long after the lease and the token", scene -> {
                    Worker worker = new Worker(scene);
                    worker.receive(delivery -> Outcome.acknowledge("done"));

                    worker.letPass(scene.retention().minus(scene.precision()));

                    assertThat(worker.receive(delivery -> Outcome.retry()).status())
                            .isEqualTo(200);
                    assertThat(worker.handled).hasSize(1);
                }),
                LedgerCase.of("to verify asks no ledger", scene -> {
                    Worker worker = new Worker(scene);
                    worker.receive(delivery -> Outcome.acknowledge());

                    assertThat(worker.receiver
                                    .verify(Worker.sent(worker.delivery()))
                                    .messageId())
                            .isEqualTo("msg_test");
                    assertThat(worker.heard).containsExactly("claimed", "handled 200");
                }));
    }

    private static LedgerCase ownSuccess(String header) {
        return LedgerCase.of("a framework's own success is answered again with its " + header, scene -> {
            Worker worker = new Worker(scene);
            Map<String, String> headers = Map.of(header, "text/csv", "Location", "/orders/7");
            worker.admitted().settle(ReceiverResponse.of(201, headers, "a;b".getBytes(UTF_8)));

            Admission again = worker.receiver.admit(Worker.sent(worker.delivery()));

            assertThat(again).isInstanceOf(Admission.AlreadyDone.class);
            ReceiverResponse response = ((Admission.AlreadyDone) again).response();
            assertThat(response.status()).isEqualTo(201);
            assertThat(response.headers()).isEqualTo(Map.of("Content-Type", "text/csv"));
            assertThat(response.body()).asString(UTF_8).isEqualTo("a;b");
        });
    }

    private static void assertEmpty(ReceiverResponse response) {
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers()).isEmpty();
        assertThat(response.body()).isEmpty();
    }
}
