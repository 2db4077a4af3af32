package io.github.qstash4j.test.contract;

import static io.github.qstash4j.test.contract.ContractScene.exchanged;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import java.util.List;
import java.util.stream.Stream;

/** QStash delivers by the HTTP method that was published, and signs none: all are taken, and none is believed. */
final class MethodCases {

    private static final String FORM = "a=1&b=x+y%21&a=2&&c";

    private MethodCases() {}

    static List<ContractCase> of(List<ReturnForm> forms) {
        List<Addressee> all = Addressee.all(forms);
        return Stream.concat(
                        Stream.of("PUT", "PATCH", "DELETE", "GET").flatMap(method -> with(method, all)),
                        Stream.of("GET", "DELETE").flatMap(MethodCases::without))
                .toList();
    }

    private static Stream<ContractCase> with(String method, List<Addressee> all) {
        return Stream.of(
                new ContractCase("a delivery by " + method + " is handled", scene -> {
                    for (Addressee each : all) {
                        SignedRequest message = each.message().method(method);
                        ContractResponse response =
                                exchanged(scene.everything(), message, Log.handled(ContractScene.id(message)));
                        assertThat(response.status()).as(each.path()).isEqualTo(200);
                    }
                }),
                new ContractCase("a form by " + method + " arrives as it was sent", scene -> {
                    SignedRequest message = message(method)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .body(FORM);
                    described(scene, message);
                }),
                new ContractCase("what nobody signed is not handled by " + method, scene -> {
                    for (Addressee each : all) {
                        refused(scene, each.message().method(method).header("Upstash-Signature"), "MISSING_SIGNATURE");
                    }
                }),
                new ContractCase("another body is not handled by " + method, scene -> {
                    for (Addressee each : all) {
                        refused(scene, each.message().method(method).withTamperedBody(each.json() + " "), "WRONG_BODY");
                    }
                }));
    }

    private static Stream<ContractCase> without(String method) {
        return Stream.of(
                new ContractCase(
                        "a delivery by " + method + " without a body is handled",
                        scene -> described(
                                scene, message(method).header("Content-Type").body(""))),
                new ContractCase(
                        "no body is not what was signed, by " + method,
                        scene -> refused(
                                scene, message(method).header("Content-Type").withTamperedBody(""), "WRONG_BODY")));
    }

    private static void described(ContractScene scene, SignedRequest message) throws Exception {
        Answer.success(Arrival.of(message, message.url()).bytes())
                .check(exchanged(scene.everything(), message, Log.handled(ContractScene.id(message))));
    }

    private static void refused(ContractScene scene, SignedRequest request, String reason) throws Exception {
        Answer.unauthorized().check(exchanged(scene.everything(), request, Log.refused(reason)));
    }

    private static SignedRequest message(String method) {
        return ContractScene.message(ContractApplication.MESSAGE).method(method);
    }
}
