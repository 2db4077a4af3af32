package io.github.qstash4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What editors know of {@code qstash.*}. */
class MetadataTest {

    private static final JsonNode METADATA = metadata();

    private static JsonNode metadata() {
        String own = QStashProperties.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
        try (InputStream file = URI.create(own + "META-INF/spring-configuration-metadata.json")
                .toURL()
                .openStream()) {
            return new JsonMapper().readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void every_property_is_known() {
        Set<String> known = new HashSet<>(properties().keySet());
        known.removeIf(name -> !name.startsWith("qstash."));

        assertThat(known).containsExactlyInAnyOrderElementsOf(declared("qstash", QStashProperties.class));
    }

    @Test
    void every_property_is_described_in_plain_text() {
        properties()
                .forEach((name, property) -> assertThat(
                                property.path("description").asText())
                        .as(name)
                        .hasSizeGreaterThan(10)
                        .doesNotContain("{@", "<p>"));
    }

    /**
     * The annotation processor takes what is said of {@code urlCheck} for what is said of {@code url} when it comes
     * first.
     */
    @Test
    void no_property_has_the_end_of_anothers_description() {
        properties().forEach((name, property) -> {
            if (name.startsWith("qstash.")) {
                assertThat(property.path("description").asText()).as(name).matches("(?s)[a-z].*");
            }
        });
    }

    @Test
    void every_choice_is_explained() throws ClassNotFoundException {
        for (Map.Entry<String, JsonNode> property : properties().entrySet()) {
            String type = property.getValue().path("type").asText();
            if (property.getKey().startsWith("qstash.") && type.startsWith("io.github.qstash4j.") && !isMap(type)) {
                List<String> constants = Arrays.stream(Class.forName(type).getEnumConstants())
                        .map(constant ->
                                constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList();

                assertThat(explained(property.getKey()))
                        .as(property.getKey())
                        .containsExactlyInAnyOrderElementsOf(constants);
            }
        }
    }

    @Test
    void no_hint_is_for_a_property_that_is_gone() {
        assertThat(METADATA.path("hints"))
                .isNotEmpty()
                .allSatisfy(hint ->
                        assertThat(properties()).containsKey(hint.path("name").asText()));
    }

    private static boolean isMap(String type) {
        return type.contains("<");
    }

    private static List<String> explained(String property) {
        return StreamSupport.stream(METADATA.path("hints").spliterator(), false)
                .filter(hint -> hint.path("name").asText().equals(property))
                .flatMap(hint -> StreamSupport.stream(hint.path("values").spliterator(), false))
                .filter(value -> !value.path("description").asText().isBlank())
                .map(value -> value.path("value").asText())
                .toList();
    }

    private static Map<String, JsonNode> properties() {
        Map<String, JsonNode> byName = new TreeMap<>();
        METADATA.path("properties")
                .forEach(property -> byName.put(property.path("name").asText(), property));
        return byName;
    }

    private static Set<String> declared(String prefix, Class<?> type) {
        Set<String> names = new HashSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (component.getType().isRecord()) {
                names.addAll(declared(name, component.getType()));
            } else {
                names.add(name);
            }
        }
        return names;
    }
}
