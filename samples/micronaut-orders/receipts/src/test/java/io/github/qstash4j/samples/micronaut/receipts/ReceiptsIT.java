package io.github.qstash4j.samples.micronaut.receipts;

import static io.github.qstash4j.test.QStashAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.micronaut.QStashFunctionHandler;
import io.github.qstash4j.test.QStashTest;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.LocalLambda;
import io.github.qstash4j.test.request.HttpRequests;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The directory that goes to Lambda, under Lambda's own runtime client and behind a function URL. */
@QStashTest
class ReceiptsIT {

    private static final URI RECEIPTS = URI.create("https://receipts.lambda-url.eu-central-1.on.aws/");

    private static LocalLambda lambda;
    private static URI local;

    @BeforeAll
    static void start(DevServer server) {
        lambda = LocalLambda.builder()
                .classPath("target/function/lib/*" + File.pathSeparator + runtimeClient())
                .handler(QStashFunctionHandler.class)
                .environment("QSTASH_CURRENT_SIGNING_KEY", server.currentSigningKey())
                .environment("QSTASH_NEXT_SIGNING_KEY", server.nextSigningKey())
                .snapStart()
                .initTimeout(Duration.ofMinutes(3))
                .start();
        local = lambda.url(FrontEnd.FUNCTION_URL.withDomain(RECEIPTS.getHost()));
        server.map("https://" + RECEIPTS.getHost(), local.toString());
    }

    @AfterAll
    static void stop() {
        lambda.close();
    }

    @Test
    void an_order_gets_its_receipt(DevServer server, QStash qstash) throws Exception {
        String id = qstash.publish(OutgoingMessage.to(RECEIPTS)
                        .json(new Order("o-1", 4200))
                        .header("Order-Language", "pt"))
                .messageId();

        server.time().advance(Duration.ZERO);

        assertThat(server.message(id)).wasAnswered(200).isDelivered();
        assertThat(lambda.awaitOutput(
                        text -> text.contains("receipt o-1 over 4200 cents in pt"), Duration.ofSeconds(10)))
                .isTrue();
    }

    @Test
    void what_is_no_order_is_given_up_at_once(DevServer server, QStash qstash) {
        String id = qstash.publish(OutgoingMessage.to(RECEIPTS).text("o-2").header("Order-Language", "pt"))
                .messageId();

        server.time().advance(Duration.ZERO);

        assertThat(server.message(id)).wasAnswered(489).isDeadLettered();
    }

    @Test
    void nobody_but_QStash_has_receipts_sent(DevServer server) throws Exception {
        SignedRequest receipt = SignedRequest.valid()
                .to(RECEIPTS.toString())
                .json("{\"orderId\": \"o-3\", \"amount\": 42}")
                .header("Order-Language", "pt")
                .signedWith(server.currentSigningKey());

        assertThat(status(receipt)).isEqualTo(200);
        assertThat(status(receipt.header("Upstash-Signature"))).isEqualTo(401);
    }

    @Test
    void the_template_has_what_is_tested_here() throws Exception {
        assertThat(Files.readString(Path.of("template.yaml")))
                .contains("CodeUri: target/function\n", "Handler: " + QStashFunctionHandler.class.getName() + "\n");
    }

    /** Lambda has it, so that nothing of it is in the directory. */
    private static String runtimeClient() {
        return Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .filter(file -> new File(file).getName().matches("(aws-lambda-java|utils-lite)-.*"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int status(SignedRequest receipt) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequests.to(local, receipt), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
