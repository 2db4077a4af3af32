package io.github.qstash4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.consumer.QStashClients;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.SigningKeySource;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import io.github.qstash4j.test.request.ReceiverRequests;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.web.bind.annotation.RestController;

/** Where signing keys come from: properties, the variables of regions, accounts, and the QStash API. */
class SigningKeysTest {

    private static final String URL = "https://app.example.com/job";

    private final WebApplicationContextRunner runner = MvcRunner.unconfigured()
            .withUserConfiguration(Job.class)
            .withPropertyValues("qstash.public-base-url=https://app.example.com");

    @Test
    void the_API_is_asked_when_there_are_none() {
        try (DevServer server = DevServer.start()) {
            refreshing(server)
                    .run(context -> assertThat(status(context.getBean(Receiver.class), server.currentSigningKey()))
                            .isEqualTo(200));
        }
    }

    @Test
    void it_is_asked_again_when_a_delivery_is_signed_with_another_key() {
        try (DevServer server = DevServer.start()) {
            refreshing(server)
                    .withPropertyValues("qstash.current-signing-key=" + TestKeys.CURRENT)
                    .run(context -> {
                        Receiver receiver = context.getBean(Receiver.class);
                        assertThat(status(receiver, TestKeys.CURRENT)).isEqualTo(200);
                        assertThat(status(receiver, server.currentSigningKey())).isEqualTo(200);
                        assertThat(status(receiver, TestKeys.UNKNOWN)).isEqualTo(401);
                    });
        }
    }

    @Test
    void without_a_token_it_cannot_be_asked() {
        runner.withPropertyValues("qstash.refresh-keys.enabled=true")
                .run(context -> assertThat(context).getFailure().hasMessageContaining("There are no signing keys"));
    }

    @Test
    void the_variables_of_regions_count_where_a_region_is_named() {
        Map<String, Object> variables = Map.of(
                "QSTASH_REGION", "eu-central-1",
                "EU_CENTRAL_1_QSTASH_CURRENT_SIGNING_KEY", TestKeys.CURRENT,
                "EU_CENTRAL_1_QSTASH_NEXT_SIGNING_KEY", TestKeys.NEXT,
                "US_EAST_1_QSTASH_CURRENT_SIGNING_KEY", "sig_ofVirginia1",
                "US_EAST_1_QSTASH_NEXT_SIGNING_KEY", "sig_ofVirginia2",
                "EU_CENTRAL_1_QSTASH_TOKEN", "t",
                "EU_CENTRAL_1_QSTASH_URL", "https://qstash-eu-central-1.upstash.io");
        inEnvironment(variables).run(context -> {
            assertThat(context).hasSingleBean(QStash.class);
            Receiver receiver = context.getBean(Receiver.class);
            assertThat(status(receiver, TestKeys.CURRENT)).isEqualTo(200);
            assertThat(status(receiver, "sig_ofVirginia1")).isEqualTo(401);
            assertThat(receiver.receive(
                                    ReceiverRequests.of(
                                            signed("sig_ofVirginia1").fromRegion("us-east-1")),
                                    delivery -> Outcome.acknowledge())
                            .status())
                    .isEqualTo(200);
        });
    }

    @Test
    void accounts_may_be_named_by_variables() {
        Map<String, Object> variables = Map.of(
                "QSTASH_ACCOUNTS_SHOP_CURRENT_SIGNING_KEY", TestKeys.CURRENT, "QSTASH_ACCOUNTS_SHOP_TOKEN", "t-shop");
        inEnvironment(variables).run(context -> {
            assertThat(status(context.getBean(Receiver.class), TestKeys.CURRENT))
                    .isEqualTo(200);
            assertThat(context.getBean(QStashClients.class).of("shop")).isNotNull();
        });
    }

    @Test
    void a_source_of_the_applications_own_is_used() {
        runner.withBean("own", SigningKeySource.class, () -> SigningKeys.of(TestKeys.CURRENT))
                .run(context -> assertThat(status(context.getBean(Receiver.class), TestKeys.CURRENT))
                        .isEqualTo(200));
    }

    private WebApplicationContextRunner refreshing(DevServer server) {
        return runner.withPropertyValues(
                "qstash.refresh-keys.enabled=true", "qstash.token=" + server.token(), "qstash.url=" + server.url());
    }

    private WebApplicationContextRunner inEnvironment(Map<String, Object> variables) {
        return runner.withInitializer(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables)));
    }

    private static int status(Receiver receiver, String key) {
        return receiver.receive(ReceiverRequests.of(signed(key)), delivery -> Outcome.acknowledge())
                .status();
    }

    private static SignedRequest signed(String key) {
        return SignedRequest.valid().to(URL).signedWith(key);
    }

    @RestController
    static class Job {

        @QStashMapping("/job")
        void job() {}
    }
}
