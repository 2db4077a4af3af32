package io.github.qstash4j.test.contract;

import static io.github.qstash4j.test.contract.ContractScene.again;
import static io.github.qstash4j.test.contract.ContractScene.id;
import static io.github.qstash4j.test.contract.ContractScene.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Many deliveries at the same time, of many messages and of one. */
final class ConcurrencyCases {

    private static final int DELIVERIES = 1000;
    private static final int THREADS = 64;

    private ConcurrencyCases() {}

    /** In all forms at once, since each has threads of its own. */
    static List<ContractCase> all(List<ReturnForm> forms) {
        return List.of(
                new ContractCase(
                        "each of a thousand deliveries, " + THREADS + " at a time, gets its own answer",
                        scene -> apart(scene.everything(), forms)),
                new ContractCase(
                        "of two deliveries of five hundred messages, " + THREADS + " at a time, one is handled",
                        scene -> pairs(scene.once(), forms)),
                new ContractCase(
                        "a message in work is answered with what is left of its lease", ConcurrencyCases::busy));
    }

    private static void apart(ReceiverUnderTest receiver, List<ReturnForm> forms) throws Exception {
        List<SignedRequest> messages = IntStream.range(0, DELIVERIES)
                .mapToObj(i -> message(forms, i).body("body " + i))
                .toList();
        ContractScene.log(receiver);

        List<ContractResponse> responses = atOnce(receiver, messages);

        assertThat(ContractScene.log(receiver))
                .containsExactlyInAnyOrderElementsOf(messages.stream()
                        .map(message -> Log.handled(id(message)))
                        .toList());

        for (int i = 0; i < DELIVERIES; i++) {
            SignedRequest message = messages.get(i);
            assertThat(responses.get(i).text())
                    .isEqualTo(Arrival.of(message, message.url()).text());
        }
    }

    private static void pairs(ReceiverUnderTest receiver, List<ReturnForm> forms) throws Exception {
        List<SignedRequest> messages = new ArrayList<>();
        for (int i = 0; i < DELIVERIES / 2; i++) {
            SignedRequest message = message(forms, i);
            messages.add(message);
            messages.add(again(message));
        }
        ContractScene.log(receiver);

        List<ContractResponse> responses = atOnce(receiver, messages);

        List<String> handled = ContractScene.log(receiver);
        assertThat(handled).hasSize(DELIVERIES / 2).doesNotHaveDuplicates();
        assertThat(new HashSet<>(handled))
                .isEqualTo(new HashSet<>(messages.stream()
                        .map(message -> Log.handled(id(message)))
                        .toList()));
        for (int i = 0; i < DELIVERIES; i += 2) {
            List<ContractResponse> pair = responses.subList(i, i + 2);
            assertThat(pair).extracting(ContractResponse::status).contains(200).isSubsetOf(200, 409);
            pair.stream().filter(response -> response.status() == 409).forEach(Answer.busy()::check);
        }
    }

    private static SignedRequest message(List<ReturnForm> forms, int number) {
        return ContractScene.message(forms.get(number % forms.size()).path());
    }

    private static void busy(ContractScene scene) throws Exception {
        SignedRequest first = told(Instruction.HOLD, "busy");
        ExecutorService worker = Executors.newSingleThreadExecutor();
        try {
            Future<ContractResponse> held = worker.submit(() -> scene.once().exchange(first));
            assertThat(scene.once().exchange(told(Instruction.AWAIT, "busy")).status())
                    .isEqualTo(200);

            SignedRequest second = Instruction.on(again(first), Instruction.END, Ending.AN_ACKNOWLEDGEMENT.name());
            Answer.busy().check(scene.once().exchange(second.retried(1)));

            scene.once().exchange(told(Instruction.OPEN, "busy"));
            assertThat(held.get().status()).isEqualTo(200);
            assertThat(scene.once().exchange(again(first).retried(2)).body())
                    .isEqualTo(held.get().body());
        } finally {
            scene.once().exchange(told(Instruction.OPEN, "busy"));
            worker.shutdownNow();
        }
    }

    private static List<ContractResponse> atOnce(ReceiverUnderTest receiver, List<SignedRequest> requests)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<ContractResponse>> exchanges = new ArrayList<>();
            requests.forEach(request -> exchanges.add(() -> receiver.exchange(request)));
            List<ContractResponse> responses = new ArrayList<>();
            for (Future<ContractResponse> response : threads.invokeAll(exchanges)) {
                responses.add(response.get());
            }
            return Collections.unmodifiableList(responses);
        } finally {
            threads.shutdownNow();
        }
    }
}
