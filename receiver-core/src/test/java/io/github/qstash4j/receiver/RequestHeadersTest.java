package io.github.qstash4j.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestHeadersTest {

    @Test
    void names_are_found_in_any_case() {
        RequestHeaders headers = RequestHeaders.of(Map.of("uPstash-SIGNATURE", List.of("a", "b")));

        assertThat(headers.first("Upstash-Signature")).isEqualTo("a");
        assertThat(headers.all("upstash-signature")).containsExactly("a", "b");
        assertThat(headers.names()).containsExactly("upstash-signature");
    }

    @Test
    void names_that_differ_in_case_alone_are_one_header() {
        RequestHeaders headers = RequestHeaders.of(Map.of("X-A", List.of("1"), "x-a", List.of("2")));

        assertThat(headers.all("X-a")).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void letters_that_only_look_like_ours_are_others() {
        RequestHeaders headers =
                RequestHeaders.of(Map.of("Up\u017ftash-Signature", List.of("a"), "\u212a", List.of("b")));

        assertThat(headers.first("Upstash-Signature")).isNull();
        assertThat(headers.first("k")).isNull();
    }

    @Test
    void a_header_without_values_is_none() {
        assertThat(RequestHeaders.of(Map.of("X-A", List.of())).names()).isEmpty();
        assertThat(RequestHeaders.none().first("X-A")).isNull();
    }

    @Test
    void values_do_not_print() {
        assertThat(RequestHeaders.of(Map.of("Upstash-Signature", List.of("secret"))))
                .hasToString("RequestHeaders[upstash-signature]");
    }
}
