package io.github.qstash4j.spring.web;

import io.github.qstash4j.receiver.Outcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Makes the application's own mapper refuse an {@link Outcome}, however deep it hides in what a consumer returns. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(JsonMapper.class)
public class UnwritableOutcome {

    UnwritableOutcome() {}

    @Bean
    JacksonModule qstashUnwritableOutcome() {
        return new SimpleModule("qstash4j-unwritable-outcome").addSerializer(Outcome.class, new Refusal());
    }

    private static final class Refusal extends StdSerializer<Outcome> {

        Refusal() {
            super(Outcome.class);
        }

        @Override
        public void serialize(Outcome outcome, JsonGenerator generator, SerializationContext context) {
            throw new IllegalStateException("An Outcome settles a delivery and is never written to a response."
                    + " Return it by itself, or in a CompletionStage or Mono.");
        }
    }
}
