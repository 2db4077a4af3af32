package io.github.qstash4j.receiver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is said here of our reader is said of jackson-core at its strictest as well. */
class TokenJsonReaderTest {

    private static final String HUNDRED_DIGITS = "1".repeat(100);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " \t\r\n{ \t\r\n} \t\r\n",
                "{\"a\":{},\"b\":[],\"c\":[1,\"x\",[2],{\"d\":3}],\"e\":true,\"f\":false,\"g\":null}",
                "{ \"a\" : [ 1 , 2 ] , \"b\" : { \"c\" : 1 } }",
                "{\"a\":{\"b\":1},\"b\":{\"b\":2}}",
                "{\"\":0}",
                "{\"a\":-0}",
                "{\"a\":-0.50e+10,\"b\":1E-9,\"c\":0e0,\"d\":10.01}",
                "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\uFfFd\"}",
                "{\"a\":\"\\ud83d\\ude00\"}",
                "{\"a\":\" ~\u007f\u00e9\u20ac\ud83d\ude00\"}",
                "{\"0\":0,\"1\":1,\"\\u0061\":2}"
            })
    void JSON_is_taken(String json) {
        assertTaken(json.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "1",
                "\"a\"",
                "null",
                "{",
                "}",
                "{}}",
                "{}{}",
                "{} x",
                "{},",
                "x{}",
                "\ufeff{}",
                "{a:1}",
                "{'a':1}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\" 1}",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{,}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1;\"b\":2}",
                "{\"a\":[}",
                "{\"a\":[1}",
                "{\"a\":[1,]}",
                "{\"a\":[,1]}",
                "{\"a\":[1 2]}",
                "{\"a\":{]}",
                "{\"a\":{\"b\":1]}",
                "{\"a\":tru}",
                "{\"a\":True}",
                "{\"a\":t",
                "{\"a\":nulL}",
                "{\"a\":-}",
                "{\"a\":+1}",
                "{\"a\":01}",
                "{\"a\":-01}",
                "{\"a\":00}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":1.e1}",
                "{\"a\":1e}",
                "{\"a\":1e+}",
                "{\"a\":1e+-1}",
                "{\"a\":0x1}",
                "{\"a\":NaN}",
                "{\"a\":1",
                "{\"a\":/}",
                "{\"a\"::1}",
                "{\"a",
                "{\"a\\",
                "{\"a\":\"",
                "{\"a\":\"\\",
                "{\"a\":\"\\\"",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\u123",
                "{\"a\":\"\\u00g0\"}",
                "{\"a\":\"\\u\u0661000\"}",
                "{\"a\":\"\u0000\"}",
                "{\"a\":\"\u001f\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\\n\"}",
                "{\"\t\":1}",
                "{\"a\":\"\\ud83d\"}",
                "{\"a\":\"\\ude00\\ud83d\"}",
                "{\"a\":\"\\ud83dx\"}",
                "{\"\\ud83d\":1}",
                "{\"a\":\"\ufffd\"}",
                "/**/{}",
                "{}//",
                "{\"a\":1/**/}"
            })
    void what_is_no_JSON_object_is_refused(String json) {
        assertRefused(json.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"exp\":1,\"exp\":1}",
                "{\"exp\":1,\"sub\":2,\"exp\":1}",
                "{\"exp\":1,\"\\u0065xp\":1}",
                "{\"alg\":null,\"alg\":null}",
                "{\"body\":1,\"body\":1}",
                "{\"x\":1,\"x\":1}",
                "{\"x\":1,\"y\":1,\"\\u0078\":1}",
                "{\"\":1,\"\":1}",
                "{\"a\":{\"x\":1,\"x\":1}}",
                "{\"a\":[{\"exp\":1,\"exp\":1}]}"
            })
    void a_name_is_in_one_object_once(String json) {
        assertRefused(json.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00c0\u00af",
                "\u00ed\u00a0\u0080",
                "\u00ff",
                "\u0080",
                "\u00e2\u0082",
                "\u00f4\u0090\u0080\u0080"
            })
    void bytes_that_are_no_UTF_8_are_refused(String latin) {
        assertRefused(("{\"a\":\"" + latin + "\"}").getBytes(ISO_8859_1));
        assertRefused(("{\"" + latin + "\":1}").getBytes(ISO_8859_1));
    }

    @Test
    void sixteen_levels_and_numbers_of_a_hundred_characters_are_the_most() {
        assertTaken(("{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}").getBytes(UTF_8));
        assertTaken(("{\"a\":".repeat(16) + "1" + "}".repeat(16)).getBytes(UTF_8));
        assertRefused(("{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}").getBytes(UTF_8));
        assertRefused(("{\"a\":".repeat(17) + "1" + "}".repeat(17)).getBytes(UTF_8));
        assertTaken(("{\"a\":" + HUNDRED_DIGITS + "}").getBytes(UTF_8));
        assertRefused(("{\"a\":1" + HUNDRED_DIGITS + "}").getBytes(UTF_8));
        assertTaken(("{\"a\":-" + HUNDRED_DIGITS.substring(3) + ".1}").getBytes(UTF_8));
        assertRefused(("{\"a\":-" + HUNDRED_DIGITS.substring(3) + ".11}").getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "7, 7",
        "-1764, -1764",
        "123456789012345678, 123456789012345678",
        "-999999999999999999, -999999999999999999",
        "1000000000000000000, 1000000000000000000",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808"
    })
    void whole_numbers_that_fit_are_numbers(String json, long value) {
        assertThat(expires(json)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775808",
                "-9223372036854775809",
                "1.0",
                "1e3",
                "-1E0",
                "true",
                "false",
                "{}",
                "[]",
                "[1]"
            })
    void anything_else_is_there_and_nothing_more(String json) {
        assertThat(expires(json)).isSameAs(TokenJson.OTHER);
    }

    @Test
    void texts_are_what_their_escapes_say() {
        assertThat(expires("\"\"")).isEqualTo("");
        assertThat(expires("\"plain\"")).isEqualTo("plain");
        assertThat(expires("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"")).isEqualTo("\"\\/\b\f\n\r\t");
        assertThat(expires("\"a\\u0041b\\u00e9\\uABcd\"")).isEqualTo("aAb\u00e9\uabcd");
        assertThat(expires("\"\\ud83d\\ude00 \u00e9\\n\u20ac\"")).isEqualTo("\ud83d\ude00 \u00e9\n\u20ac");
    }

    @Test
    void members_are_found_in_any_order_and_by_escaped_names_and_null_is_as_good_as_none() {
        TokenJson json = TokenJsonReader.read(
                "{\"body\":\"b\",\"other\":9,\"\\u0065xp\":1,\"nbf\":{\"iat\":3},\"sub\":null,\"iss\":\"i\"}"
                        .getBytes(UTF_8));

        assertThat(json.get(TokenName.BODY_HASH)).isEqualTo("b");
        assertThat(json.get(TokenName.EXPIRES)).isEqualTo(1L);
        assertThat(json.get(TokenName.NOT_BEFORE)).isSameAs(TokenJson.OTHER);
        assertThat(json.get(TokenName.ISSUED_AT)).isNull();
        assertThat(json.get(TokenName.DESTINATION)).isNull();
        assertThat(json.get(TokenName.ISSUER)).isEqualTo("i");
    }

    private static @Nullable Object expires(String value) {
        return TokenJsonReader.read(("{\"exp\":" + value + ",\"nbf\":1}").getBytes(UTF_8))
                .get(TokenName.EXPIRES);
    }

    private static void assertTaken(byte[] json) {
        assertThatCode(() -> TokenJsonReader.read(json)).doesNotThrowAnyException();
        assertThatCode(() -> StrictJson.check(json)).doesNotThrowAnyException();
    }

    private static void assertRefused(byte[] json) {
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> TokenJsonReader.read(json))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(RefusalReason.MALFORMED));
        assertThatExceptionOfType(VerificationException.class).isThrownBy(() -> StrictJson.check(json));
    }
}
