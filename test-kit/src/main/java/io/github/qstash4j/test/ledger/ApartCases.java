package io.github.qstash4j.test.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.util.ArrayList;
import java.util.List;

/** What shares a ledger and does not meet in it, and what does. */
final class ApartCases {

    private ApartCases() {}

    static List<LedgerCase> all() {
        return List.of(
                LedgerCase.of("a message of a URL group is handled at each of its endpoints", scene -> {
                    Worker worker = new Worker(scene);
                    List<String> handled = new ArrayList<>();
                    for (int attempt = 0; attempt < 2; attempt++) {
                        for (String path : List.of("mail", "stock")) {
                            SignedRequest delivery = worker.delivery().to("https://app.example.com/" + path);
                            assertThat(worker.receive(delivery, unused -> {
                                                handled.add(path);
                                                return Outcome.acknowledge();
                                            })
                                            .status())
                                    .isEqualTo(200);
                        }
                    }

                    assertThat(handled).containsExactly("mail", "stock");
                }),
                LedgerCase.of("applications do not meet, not even with one token", scene -> {
                    Worker worker = new Worker(scene);
                    Receiver other = worker.another(builder -> builder.ledgerNamespace(scene.namespace() + "-2"));
                    SignedRequest delivery = worker.delivery();
                    worker.receive(delivery, unused -> Outcome.acknowledge("first"));

                    assertThat(other.receive(
                                            Worker.sent(delivery.header("Upstash-Message-Id", "msg_other")),
                                            unused -> Outcome.acknowledge("second"))
                                    .body())
                            .asString()
                            .isEqualTo("second");
                }),
                LedgerCase.of("receivers of one namespace are two instances of one application", scene -> {
                    Worker worker = new Worker(scene);
                    Receiver other = worker.another(builder -> builder);
                    worker.receive(delivery -> Outcome.acknowledge("first"));

                    assertThat(other.receive(Worker.sent(worker.delivery()), unused -> Outcome.retry())
                                    .body())
                            .asString()
                            .isEqualTo("first");
                }));
    }
}
