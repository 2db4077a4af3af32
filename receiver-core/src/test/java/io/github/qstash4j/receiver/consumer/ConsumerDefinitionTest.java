package io.github.qstash4j.receiver.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qstash4j.receiver.Callback;
import io.github.qstash4j.receiver.FailureCallback;
import io.github.qstash4j.receiver.consumer.ConsumerDefinition.Declared;
import io.github.qstash4j.receiver.consumer.ConsumerDefinition.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsumerDefinitionTest {

    @Test
    void an_annotation_without_attributes_asks_for_nothing() {
        ConsumerDefinition definition = of(new Declared("", " ", "", ""));

        assertThat(definition.asksForNothing()).isTrue();
        assertThat(definition.kind()).isEqualTo(Kind.MESSAGE);
    }

    @Test
    void the_more_specific_annotation_counts() {
        ConsumerDefinition definition = of(
                new Declared("https://a.example https://b.example", "", "", "shop"),
                new Declared("https://c.example", "false", "Callback", "other"));

        assertThat(definition.urls()).containsExactly("https://a.example", "https://b.example");
        assertThat(definition.idempotent()).isFalse();
        assertThat(definition.kind()).isEqualTo(Kind.CALLBACK);
        assertThat(definition.account()).isEqualTo("shop");
        assertThat(definition.asksForNothing()).isFalse();
    }

    @Test
    void arguments_tell_the_kind() {
        Declared nothing = new Declared("", "", "", "");

        assertThat(ConsumerDefinition.of("job", List.of(nothing), List.of(String.class, Callback.class))
                        .kind())
                .isEqualTo(Kind.CALLBACK);
        assertThat(ConsumerDefinition.of("job", List.of(nothing), List.of(FailureCallback.class))
                        .kind()
                        .word())
                .isEqualTo("failure-callback");
    }

    @Test
    void what_an_attribute_cannot_be_is_said() {
        assertThatExceptionOfType(QStashStartException.class)
                .isThrownBy(() -> of(new Declared("", "maybe", "", "")))
                .withMessage("The @QStashConsumer job says idempotent = \"maybe\". Make it true or false.");
        assertThatExceptionOfType(QStashStartException.class)
                .isThrownBy(() -> of(new Declared("", "", "parcel", "")))
                .withMessageContaining("\"parcel\"")
                .withMessageContaining("message, callback, failure-callback");
        assertThatExceptionOfType(QStashStartException.class)
                .isThrownBy(() -> ConsumerDefinition.of(
                        "job", List.of(new Declared("", "", "message", "")), List.of(Callback.class)))
                .withMessageContaining("is message, and it takes a callback");
    }

    private static ConsumerDefinition of(Declared... declared) {
        return ConsumerDefinition.of("job", List.of(declared), List.of());
    }
}
