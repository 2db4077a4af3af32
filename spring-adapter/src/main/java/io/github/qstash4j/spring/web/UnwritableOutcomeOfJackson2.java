package io.github.qstash4j.spring.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.github.qstash4j.receiver.Outcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The same as {@link UnwritableOutcome} on Spring Boot 3, whose mapper is Jackson 2's. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingClass("tools.jackson.databind.json.JsonMapper")
@ConditionalOnClass(ObjectMapper.class)
public class UnwritableOutcomeOfJackson2 {

    UnwritableOutcomeOfJackson2() {}

    @Bean
    Module qstashUnwritableOutcome() {
        return new SimpleModule("qstash4j-unwritable-outcome").addSerializer(Outcome.class, new Refusal());
    }

    private static final class Refusal extends StdSerializer<Outcome> {

        private static final long serialVersionUID = 1;

        Refusal() {
            super(Outcome.class);
        }

        @Override
        public void serialize(Outcome outcome, JsonGenerator generator, SerializerProvider context) {
            throw new IllegalStateException("An Outcome settles a delivery and is never written to a response."
                    + " Return it by itself, or in a CompletionStage or Mono.");
        }
    }
}
