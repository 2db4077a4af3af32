package io.github.qstash4j.lambda;

import static io.github.qstash4j.test.QStashAssertions.assertThat;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.FrontEndSettings;
import io.github.qstash4j.test.lambda.LocalLambda;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * From publishing to the handler and back, through each front end, with what QStashLambda.receiver() does by itself.
 */
@Timeout(120)
class EndToEndTest {

    private static final Duration WAIT = Duration.ofSeconds(30);

    private static DevServer server;
    private static QStash qstash;
    private static LocalLambda vouched;
    private static LocalLambda balanced;

    @BeforeAll
    static void start() {
        server = DevServer.builder().speed(1000).start();
        qstash = QStash.builder()
                .baseUrl(server.url().toString())
                .token(server.token())
                .build();
        vouched = function(Map.of());
        balanced = function(
                Map.of("QSTASH_PUBLIC_BASE_URL", "https://alb.shop.example https://alb-multi-value.shop.example"));
        for (FrontEnd frontEnd : FrontEnd.values()) {
            LocalLambda lambda = isBalanced(frontEnd) ? balanced : vouched;
            server.map(host(frontEnd), lambda.url(settings(frontEnd)).toString());
        }
    }

    @AfterAll
    static void stop() {
        vouched.close();
        balanced.close();
        server.close();
    }

    private static LocalLambda function(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("QSTASH_CURRENT_SIGNING_KEY", server.currentSigningKey());
        environment.put("QSTASH_NEXT_SIGNING_KEY", server.nextSigningKey());
        environment.put("QSTASH_TOKEN", server.token());
        environment.put("QSTASH_URL", server.url().toString());
        return LocalLambda.builder()
                .handler(ShopFunction.class)
                .environment(environment)
                .concurrency(4)
                .timeout(Duration.ofSeconds(20))
                .start();
    }

    private static boolean isBalanced(FrontEnd frontEnd) {
        return frontEnd == FrontEnd.ALB || frontEnd == FrontEnd.ALB_MULTI_VALUE;
    }

    private static String host(FrontEnd frontEnd) {
        return "https://" + settings(frontEnd).domain();
    }

    /** API Gateway with a stage, as most have it. */
    private static FrontEndSettings settings(FrontEnd frontEnd) {
        return switch (frontEnd) {
            case REST_API ->
                frontEnd.withDomain("rest0001.execute-api.eu-central-1.amazonaws.com")
                        .withStage("prod");
            case HTTP_API ->
                frontEnd.withDomain("http0001.execute-api.eu-central-1.amazonaws.com")
                        .withStage("dev");
            case FUNCTION_URL -> frontEnd.withDomain("url0001.lambda-url.eu-central-1.on.aws");
            case ALB -> frontEnd.withDomain("alb.shop.example");
            case ALB_MULTI_VALUE -> frontEnd.withDomain("alb-multi-value.shop.example");
        };
    }

    private static String base(FrontEnd frontEnd) {
        String stage = settings(frontEnd).stage();
        return host(frontEnd) + (stage == null ? "" : "/" + stage);
    }

    @ParameterizedTest
    @EnumSource
    void a_message_is_taken_retried_or_rejected_and_what_follows_comes_back_in(FrontEnd frontEnd) throws Exception {
        String base = base(frontEnd);
        LocalLambda lambda = isBalanced(frontEnd) ? balanced : vouched;

        String taken = publish(OutgoingMessage.to(base + "/order").text("plain").callback(base + "/called"));
        String flaky = publish(OutgoingMessage.to(base + "/order").text("flaky").retries(2));
        String poison = publish(
                OutgoingMessage.to(base + "/order").text("poison").retries(3).failureCallback(base + "/failed"));

        assertThat(server.awaitEnd(taken, WAIT)).wasAnswered(200).isDelivered();
        assertThat(server.awaitEnd(flaky, WAIT)).wasAnswered(500, 200).isDelivered();
        assertThat(server.awaitEnd(poison, WAIT)).wasAnswered(489).isDeadLettered();
        for (String printed : new String[] {
            "receipt for plain at " + base + "/receipt",
            "receipt for flaky at " + base + "/receipt",
            "called back 200",
            "failed for good 489"
        }) {
            assertThat(lambda.awaitOutput(text -> text.contains(printed), WAIT))
                    .as(printed)
                    .isTrue();
        }
    }

    private static String publish(OutgoingMessage message) {
        return qstash.publish(message).messageId();
    }
}
