package io.github.qstash4j.test.contract;

import io.github.qstash4j.test.fixtures.CallbackBody;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.util.List;

/** Callbacks and failure callbacks, and what is neither. */
final class CallbackCases {

    private static final String DELIVERED = ContractApplication.CALLBACK;
    private static final int FOUR_MEBIBYTES = 4 * 1024 * 1024;
    private static final String FAILED = ContractApplication.FAILURE_CALLBACK;

    private CallbackCases() {}

    static List<ContractCase> all() {
        return List.of(
                new ContractCase("a callback reports what was answered", scene -> read(scene, DELIVERED, "done", "")),
                new ContractCase(
                        "a failure callback reports why a message failed", scene -> read(scene, FAILED, "no", "dlq_7")),
                new ContractCase(
                        "a callback of two mebibytes is read",
                        scene -> read(scene, DELIVERED, "x".repeat(1 << 21), "")),
                new ContractCase(
                        "a callback of four mebibytes is read",
                        scene -> read(scene, DELIVERED, "done", "", FOUR_MEBIBYTES)),
                new ContractCase(
                        "a failure callback of four mebibytes is read",
                        scene -> read(scene, FAILED, "no", "dlq_7", FOUR_MEBIBYTES)),
                new ContractCase("what is no callback is rejected", scene -> rejected(scene, DELIVERED, "{}")),
                new ContractCase("a callback that is cut off is rejected", scene -> {
                    String json = json("done", "");
                    rejected(scene, DELIVERED, json.substring(0, json.length() - 1));
                }),
                new ContractCase(
                        "a callback is no failure callback", scene -> rejected(scene, FAILED, json("done", ""))));
    }

    private static void read(ContractScene scene, String path, String body, String dlqId) throws Exception {
        read(scene, path, body, dlqId, 0);
    }

    private static void read(ContractScene scene, String path, String body, String dlqId, int length) throws Exception {
        String json = json(body, dlqId);
        SignedRequest callback =
                ContractScene.message(path).body(json + " ".repeat(Math.max(0, length - json.length())));

        ContractResponse response =
                ContractScene.exchanged(scene.everything(), callback, Log.handled(ContractScene.id(callback)));

        Answer.success(new Reported(
                                "msg_source",
                                "https://warehouse.example.com/pick",
                                201,
                                2,
                                body.length(),
                                body.substring(0, Math.min(body.length(), 100)),
                                dlqId)
                        .toString())
                .check(response);
    }

    private static void rejected(ContractScene scene, String path, String json) throws Exception {
        Answer.rejected()
                .check(ContractScene.exchanged(
                        scene.everything(), ContractScene.message(path).body(json)));
    }

    private static String json(String body, String dlqId) {
        CallbackBody reported =
                CallbackBody.delivered().status(201).body(body).retried(2).url("https://warehouse.example.com/pick");
        return (dlqId.isEmpty() ? reported : reported.dlqId(dlqId)).json();
    }
}
