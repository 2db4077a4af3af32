package io.github.qstash4j.test.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.util.List;

/** Somebody has caught a delivery and sends it again. */
final class ReplayCases {

    private ReplayCases() {}

    static List<LedgerCase> all() {
        return List.of(
                LedgerCase.of("a delivery that comes again under another message id is refused", scene -> {
                    Worker worker = new Worker(scene);
                    SignedRequest caught = worker.delivery();
                    worker.receive(caught, delivery -> Outcome.acknowledge());

                    assertReplayed(worker, caught.header("Upstash-Message-Id", "msg_made_up"));
                    assertReplayed(worker, caught.header("Upstash-Message-Id", "MSG_TEST"));
                }),
                LedgerCase.of("a delivery that comes again as it was is answered as it was", scene -> {
                    Worker worker = new Worker(scene);
                    SignedRequest caught = worker.delivery();
                    worker.receive(caught, delivery -> Outcome.acknowledge("done"));

                    assertThat(worker.receive(caught.retried(1), delivery -> Outcome.retry())
                                    .body())
                            .asString()
                            .isEqualTo("done");
                    assertThat(worker.handled).hasSize(1);
                }),
                LedgerCase.of("another body under a known message id is refused whatever became of it", scene -> {
                    Worker worker = new Worker(scene);
                    worker.receive(delivery -> Outcome.retry());
                    assertReplayed(worker, worker.delivery().body("another"));
                    Admission.Admitted admitted = worker.admitted();
                    assertReplayed(worker, worker.delivery().body("another"));
                    admitted.settle(Outcome.acknowledge());
                    assertReplayed(worker, worker.delivery().body("another"));
                }),
                LedgerCase.of("a hash that is padded is the same body", scene -> {
                    Worker worker = new Worker(scene);
                    SignedRequest delivery = worker.delivery();
                    worker.receive(delivery, unused -> Outcome.retry());
                    String hash = worker.receiver
                            .verify(Worker.sent(delivery))
                            .claims()
                            .bodyHash();

                    assertThat(hash).doesNotEndWith("=");
                    assertThat(worker.receive(
                                            worker.delivery().claim("body", "\"" + hash + "=\""),
                                            unused -> Outcome.acknowledge())
                                    .status())
                            .isEqualTo(200);
                }),
                LedgerCase.of("a delivery without a jti is malformed and never claimed", scene -> {
                    Worker worker = new Worker(scene);

                    assertThat(worker.receive(worker.delivery().withoutClaim("jti"), delivery -> Outcome.acknowledge())
                                    .status())
                            .isEqualTo(401);
                    assertThat(worker.heard).containsExactly("refused MALFORMED");
                    assertThat(worker.receive(delivery -> Outcome.acknowledge()).status())
                            .isEqualTo(200);
                }));
    }

    private static void assertReplayed(Worker worker, SignedRequest request) {
        int before = worker.handled.size();
        ReceiverResponse response = worker.receive(request, delivery -> Outcome.acknowledge());

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.body()).asString().isEqualTo("Unauthorized");
        assertThat(worker.handled).hasSize(before);
        assertThat(worker.heard).last().isEqualTo("refused REPLAYED");
    }
}
