package io.github.qstash4j.devserver.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    // printf abc | sha256sum
    private static final String ABC = "REDACTED:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    // printf '\xe9' | sha256sum
    private static final String LATIN_E_ACUTE =
            "REDACTED:de2e331d891ae267a7009cb45b4e8830f170e0c937288ea2731a1941c7a53b0d";

    private static Redaction parsed(String fields) {
        return Objects.requireNonNull(Redaction.parse(fields), fields);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "body|true|false|",
                "header|false|true|",
                "headers|false|true|",
                "header[Authorization]|false|false|authorization",
                "headers[X-Key]|false|false|x-key",
                "body, header[Authorization]|true|false|authorization",
                "body,headers|true|true|",
                "header[A],header[a] , \theader[B]|false|false|a;b",
                "body,body|true|false|",
                "header,header[A]|false|true|a",
            })
    void is_read_from_a_list_of_fields(String fields, boolean body, boolean allHeaders, String headers) {
        Set<String> names = headers == null ? Set.of() : Set.of(headers.split(";"));

        assertThat(Redaction.parse(fields)).isEqualTo(new Redaction(body, allHeaders, names));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "body,",
                "body headers",
                "Body",
                "url",
                "body[a]",
                "header[]",
                "header[ a ]",
                "header[a",
                "header a",
                "header[a]b",
                "header[a:b]",
                "header[a][b]",
                "header[\u00e9]"
            })
    void is_refused_when_it_names_anything_else(String fields) {
        assertThat(Redaction.parse(fields)).isNull();
    }

    @Test
    void a_long_list_is_refused() {
        assertThat(Redaction.parse("header[" + "a".repeat(8184) + "]")).isNotNull();
        assertThat(Redaction.parse("header[" + "a".repeat(8185) + "]")).isNull();
        assertThat(Redaction.parse(",".repeat(1_000_000))).isNull();
    }

    @Test
    void shows_the_hash_of_the_body() {
        Redaction redaction = parsed("body");

        assertThat(redaction.shown(Body.ofText("abc")).text()).isEqualTo(ABC);
        assertThat(redaction.shown(Body.of(new byte[] {(byte) 0xe9})).text()).isEqualTo(LATIN_E_ACUTE);
    }

    @Test
    void an_empty_body_stays_empty() {
        assertThat(parsed("body").shown(Body.EMPTY).isEmpty()).isTrue();
    }

    @Test
    void leaves_the_body_alone_where_only_headers_are_redacted() {
        Body body = Body.ofText("abc");

        assertThat(parsed("headers").shown(body)).isSameAs(body);
    }

    @Test
    void shows_the_hash_of_each_header_that_is_named_however_it_is_spelled() {
        Headers headers = new Headers(List.of(
                new Header("X-Key", "abc"),
                new Header("x-KEY", "\u00e9"),
                new Header("X-Keys", "abc"),
                new Header("Content-Type", "text/plain")));

        assertThat(parsed("header[x-kEY]").shown(headers).lines())
                .containsExactly(
                        new Header("X-Key", ABC),
                        new Header("x-KEY", LATIN_E_ACUTE),
                        new Header("X-Keys", "abc"),
                        new Header("Content-Type", "text/plain"));
        assertThat(parsed("headers").shown(headers).lines())
                .extracting(Header::value)
                .allMatch(value -> value.startsWith("REDACTED:"));
    }

    @Test
    void nothing_is_redacted_unless_asked_for() {
        Headers headers = new Headers(List.of(new Header("X-Key", "abc")));
        Body body = Body.ofText("abc");

        assertThat(Redaction.NONE.shown(headers)).isEqualTo(headers);
        assertThat(parsed("body").shown(headers)).isEqualTo(headers);
        assertThat(Redaction.NONE.shown(body)).isSameAs(body);
    }

    @Test
    void what_is_hidden_in_a_message_is_hidden_in_the_reports_of_it() {
        assertThat(parsed("header[X-Key]").ofReport()).isEqualTo(new Redaction(true, false, Set.of("x-key")));
        assertThat(Redaction.NONE.ofReport()).isEqualTo(Redaction.NONE);
    }
}
