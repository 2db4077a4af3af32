package io.github.qstash4j.spring.function;

import static io.github.qstash4j.spring.function.RunningFunctions.signed;
import static io.github.qstash4j.spring.function.RunningFunctions.unsigned;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.spring.QStashMapping;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Spring Cloud Function makes a function of the method of any bean, by its name. */
class FunctionsOfControllersTest {

    private static final String ORDER = "{\"orderId\":\"o-1\",\"amount\":42}";

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void nobody_calls_a_controller_by_its_name(WebApplicationType web) throws Exception {
        try (RunningFunctions application = RunningFunctions.start(web, Controllers.class)) {
            for (String body : new String[] {ORDER, "[" + ORDER + "]"}) {
                for (String path : new String[] {"/parcels", "/parcels/42", "/parcels,parcels"}) {
                    assertThat(application.send(unsigned(path).json(body)).statusCode())
                            .as(path)
                            .isEqualTo(401);
                    assertThat(application.send(signed(path).json(body)).statusCode())
                            .as(path)
                            .isEqualTo(401);
                }
                assertThat(application
                                .send(unsigned("/functionRouter")
                                        .json(body)
                                        .header("spring.cloud.function.definition", "parcels"))
                                .statusCode())
                        .isEqualTo(401);
                assertThat(application
                                .send(unsigned("/functionRouter")
                                        .json(body)
                                        .header("spring.cloud.function.routing-expression", "'parcels'"))
                                .statusCode())
                        .isEqualTo(401);
            }
            assertThat(application.bean(Ran.class)).isEmpty();

            assertThat(application.send(signed("/jobs/parcel").json(ORDER)).statusCode())
                    .isEqualTo(200);
            assertThat(application.bean(Ran.class)).containsExactly("parcel o-1");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void a_controller_may_be_mapped_to_its_name(WebApplicationType web) throws Exception {
        try (RunningFunctions application = RunningFunctions.start(web, Controllers.class)) {
            assertThat(application.send(unsigned("/letters").json(ORDER)).statusCode())
                    .isEqualTo(401);
            assertThat(application.bean(Ran.class)).isEmpty();

            assertThat(application.send(signed("/letters").json(ORDER)).body()).isEqualTo("read");
            assertThat(application.bean(Ran.class)).containsExactly("letter o-1");
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Parcels.class, Letters.class})
    static class Controllers {

        @Bean
        Ran ran() {
            return new Ran();
        }
    }

    /** Public, as Spring Cloud Function needs it. */
    @RestController("parcels")
    public static class Parcels {

        private final Ran ran;

        Parcels(Ran ran) {
            this.ran = ran;
        }

        /** The only method. */
        @QStashMapping("/jobs/parcel")
        public Outcome delivered(@RequestBody Order order) {
            ran.add("parcel " + order.orderId());
            return Outcome.acknowledge();
        }
    }

    /** The same, at its own name. */
    @RestController("letters")
    public static class Letters {

        private final Ran ran;

        Letters(Ran ran) {
            this.ran = ran;
        }

        /** The only method. */
        @QStashMapping("/letters")
        public Outcome delivered(@RequestBody Order order) {
            ran.add("letter " + order.orderId());
            return Outcome.acknowledge("read");
        }
    }
}
