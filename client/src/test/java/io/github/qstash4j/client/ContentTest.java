package io.github.qstash4j.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ContentTest {

    private static Content read(String json) {
        JsonValue answer = JsonValue.parse(json.getBytes(UTF_8));
        return Content.read(answer.get("body"), answer.get("bodyBase64"));
    }

    @Test
    void is_a_text_or_decoded_or_empty() {
        assertThat(read("{\"body\":\"grün\"}").text()).isEqualTo("grün");
        assertThat(read("{\"bodyBase64\":\"/wA=\"}").bytes()).containsExactly(0xff, 0);
        assertThat(read("{\"body\":\"\",\"bodyBase64\":\"/wA=\"}").bytes()).containsExactly(0xff, 0);
        assertThat(read("{\"body\":\"text\",\"bodyBase64\":\"\"}").text()).isEqualTo("text");
        assertThat(read("{}")).isEqualTo(Content.EMPTY);
    }

    @Test
    void refuses_what_is_not_base64() {
        assertThatThrownBy(() -> read("{\"bodyBase64\":\"%%\"}")).isInstanceOf(UnexpectedAnswer.class);
    }

    @Test
    void is_equal_to_the_same_bytes_and_does_not_print_them() {
        assertThat(Content.of("secret"))
                .isEqualTo(read("{\"body\":\"secret\"}"))
                .hasSameHashCodeAs(read("{\"body\":\"secret\"}"))
                .isNotEqualTo(Content.EMPTY)
                .hasToString("Content[6 bytes]");
    }

    @Test
    void keeps_its_bytes_to_itself() {
        Content content = Content.of("a");
        content.bytes()[0] = 'b';

        assertThat(content.text()).isEqualTo("a");
    }
}
