package io.github.qstash4j.spring;

import static io.github.qstash4j.spring.RunningApplication.PUBLIC;
import static io.github.qstash4j.spring.RunningApplication.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.spring.webflux.QStashWebFluxAutoConfiguration;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.EnableWebFlux;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Whatever is configured wrongly on Spring WebFlux: a consumer runs for verified deliveries, or not at all. */
@ExtendWith(OutputCaptureExtension.class)
class WebFluxFailClosedTest {

    private static final List<String> RAN = new ArrayList<>();

    @BeforeEach
    void forget() {
        RAN.clear();
    }

    @ParameterizedTest
    @ValueSource(classes = {WithoutFilter.class, OwnWebFluxWithoutFilter.class})
    void without_the_filter_no_consumer_runs_and_the_log_says_it_once(Class<?> type, CapturedOutput output)
            throws Exception {
        try (RunningApplication application = RunningApplication.start(ReactiveServer.NETTY, type)) {
            assertThat(application.send(signed("/job")).statusCode()).isEqualTo(401);
            assertThat(application
                            .send(signed("/job").header("Upstash-Signature"))
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(RAN).isEmpty();
        assertThat(output).containsOnlyOnce("unverified and was stopped");
    }

    @Test
    void without_our_auto_configuration_the_application_does_not_start() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RunningApplication.start(
                                ReactiveServer.NETTY,
                                Plain.class,
                                "spring.autoconfigure.exclude=" + QStashWebFluxAutoConfiguration.class.getName())
                        .close())
                .withMessageContaining("Nothing verifies");
    }

    @Test
    void an_application_does_not_start_in_which_anybody_gets_an_Outcome() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RunningApplication.start(ReactiveServer.NETTY, ForAnybody.class)
                        .close())
                .withMessageContaining("anybody could call it");
    }

    @ParameterizedTest
    @CsvSource({"NETTY,framework", "NETTY,native", "TOMCAT,framework", "TOMCAT,native"})
    void nobody_chooses_the_path_by_a_forwarded_prefix(ReactiveServer server, String strategy) throws Exception {
        try (RunningApplication application =
                RunningApplication.start(server, Plain.class, "server.forward-headers-strategy=" + strategy)) {
            assertThat(application
                            .send("/job", signed("/v1/job").header("X-Forwarded-Prefix", "/v1"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(RAN).isEmpty();
        }
        try (RunningApplication application = RunningApplication.start(
                server,
                Plain.class,
                "server.forward-headers-strategy=" + strategy,
                "qstash.public-base-url=" + PUBLIC + "/v1")) {
            assertThat(application
                            .send("/job", signed("/v1/job").header("X-Forwarded-Prefix", "/v1"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"NETTY,none,401", "NETTY,framework,200", "NETTY,native,200", "TOMCAT,none,401", "TOMCAT,framework,200"})
    void the_forwarded_host_counts_where_the_application_believes_it(ReactiveServer server, String strategy, int status)
            throws Exception {
        try (RunningApplication application = RunningApplication.start(
                server, Plain.class, "qstash.url-check=request", "server.forward-headers-strategy=" + strategy)) {
            assertThat(application
                            .send(signed("/job")
                                    .header("X-Forwarded-Proto", "https")
                                    .header("X-Forwarded-Host", "app.example.com"))
                            .statusCode())
                    .isEqualTo(status);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_application_may_have_a_base_path(ReactiveServer server) throws Exception {
        try (RunningApplication application =
                RunningApplication.start(server, Plain.class, "spring.webflux.base-path=/base")) {
            assertThat(application.send(signed("/base/job")).statusCode()).isEqualTo(200);
            assertThat(application.send("/base/job", signed("/job")).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void problem_details_do_not_make_an_undecodable_payload_worth_a_retry() throws Exception {
        try (RunningApplication application = RunningApplication.start(
                ReactiveServer.NETTY, WebFluxConsumers.class, "spring.webflux.problemdetails.enabled=true")) {
            assertThat(application.send(signed("/jobs/order").body("{")).statusCode())
                    .isEqualTo(489);
            assertThat(application
                            .send(signed("/jobs/order").header("Content-Type", "application/xml"))
                            .statusCode())
                    .isEqualTo(489);
            assertThat(application.send(signed("/statuses/response-status")).statusCode())
                    .isEqualTo(409);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"entity", "mono", "stage", "flux"})
    void an_Outcome_is_not_written_by_a_mapper_that_would(String form) throws Exception {
        try (RunningApplication application = RunningApplication.start(ReactiveServer.NETTY, WithItsOwnMapper.class)) {
            HttpResponse<String> response = application.send(signed("/jobs/wrapped/" + form));

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).doesNotContain("the reason");
        }
    }

    /** Its limit is {@code spring.http.codecs.max-in-memory-size}. */
    @Test
    void a_payload_that_the_applications_decoder_takes_for_too_long_is_rejected() throws Exception {
        try (RunningApplication application = RunningApplication.start(ReactiveServer.NETTY, WebFluxConsumers.class)) {
            SignedRequest request = signed("/jobs/order").json("{\"orderId\":\"" + "x".repeat(300_000) + "\"}");

            assertThat(application.send(request).statusCode()).isEqualTo(489);
        }
    }

    @RestController
    static class Job {

        @QStashMapping("/job")
        Outcome job() {
            RAN.add("job");
            return Outcome.acknowledge();
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Job.class)
    static class Plain {}

    @Configuration(proxyBeanMethods = false)
    @Import(Plain.class)
    static class WithoutFilter {

        @Bean
        static BeanFactoryPostProcessor removing() {
            return beans -> ((BeanDefinitionRegistry) beans).removeBeanDefinition("qstashConsumerFilter");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebFlux
    static class OwnWebFluxWithoutFilter extends WithoutFilter {}

    @Configuration(proxyBeanMethods = false)
    @Import(WebFluxConsumers.class)
    static class WithItsOwnMapper {

        /** With a word on what an Outcome looks like, and without any module of ours. */
        @Bean
        JsonMapper mapper() {
            return JsonMapper.builder()
                    .addModule(new SimpleModule().addSerializer(Outcome.class, new ToStringSerializer(Outcome.class)))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Plain.class)
    static class ForAnybody {

        @RestController
        static class Open {

            @PostMapping("/open")
            Outcome open() {
                return Outcome.acknowledge();
            }
        }
    }
}
