package io.github.qstash4j.devserver.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryDelayTest {

    private static RetryDelay parsed(String expression) {
        return Objects.requireNonNull(RetryDelay.parse(expression), expression);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1000|0|1000",
                "1000 * (1 + retried)|0|1000",
                "1000 * (1 + retried)|3|4000",
                "pow(2, retried) * 1000|4|16000",
                "max(1000, pow(2, retried) * 100)|0|1000",
                "max(1000, pow(2, retried) * 100)|5|3200",
                "min(500, pow(10, retried))|2|100",
                "min(500, pow(10, retried))|3|500",
                "retried|7|7",
                "sqrt(retried)*10|9|30",
                "abs(3 - retried)|5|2",
                "abs(-4)|0|4",
                "exp(1) * 1000|0|2718",
                "floor(2.9)|0|2",
                "ceil(2.1)|0|3",
                "round(2.5)|0|3",
                "round(2.4)|0|2",
                "10 + round(-2.5)|0|7",
                "10 + floor(-2.5)|0|7",
            })
    void computes_the_milliseconds_as_documented(String expression, int retried, long millis) {
        assertThat(parsed(expression).after(retried)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2+3*4|14",
                "(2+3)*4|20",
                "20-5-3|12",
                "100/5/2|10",
                "100/(5/2)|40",
                "2*3+4*5|26",
                "10--2|12",
                "10-+2|",
                "-2+5|3",
                "- - 5|5",
                "-(1-4)|3",
                "2*-3+10|4",
                "-2*-3|6",
                "100-pow(-2,2)|96",
                "max(min(9,7),(5))|7",
                "pow(pow(2,2),pow(2,1))|16",
                "\t 1 +\t2 |3",
                "pow ( 2 , 3 ) |8",
                " ( 2 ) * - ( 3 ) + retried + 9 |3",
                ".5*10|5",
                "1.*10|10",
                "0.25*10|2",
                "007|7",
            })
    void knows_precedence_and_binds_to_the_left(String expression, @Nullable Long millis) {
        RetryDelay delay = RetryDelay.parse(expression);

        assertThat(delay == null ? null : delay.after(0).toMillis()).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1|0",
                "0.9|0",
                "sqrt(-1)|0",
                "0/0|0",
                "-1/0|0",
                "86400000|86400000",
                "86400001|86400000",
                "1/0|86400000",
                "exp(1000)|86400000",
                "99999999999999999999999999|86400000",
            })
    void is_never_less_than_nothing_and_never_more_than_a_day(String expression, long millis) {
        assertThat(parsed(expression).after(0)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "10s",
                "soon",
                "Retried",
                "retries",
                "retried2",
                "1 2",
                "1 000",
                "1 retried",
                "2retried",
                "1 +",
                "* 2",
                "+1",
                "1 + + 2",
                "(1",
                "1)",
                "()",
                "pow(2)",
                "pow(2,3,4)",
                "pow 2,3",
                "pow",
                "sqrt()",
                "sqrt(1,2)",
                "min(1)",
                "max(,1)",
                "log(2)",
                "random()",
                "sin(1)",
                "1,2",
                "1.2.3",
                ".",
                "1e3",
                "0x10",
                "1d",
                "NaN",
                "Infinity",
                "2^3",
                "5%2",
                "1;2",
                "1\n+2",
                "1\0",
                "\u0663",
                "1 \u00d7 2"
            })
    void refuses_what_is_not_such_an_expression(String expression) {
        assertThat(RetryDelay.parse(expression)).isNull();
    }

    @Test
    void is_at_most_1000_characters_long() {
        assertThat(parsed("1" + "+1".repeat(499) + " ").after(0)).isEqualTo(Duration.ofMillis(500));
        assertThat(RetryDelay.parse("1" + "+1".repeat(500))).isNull();
    }

    @Test
    void is_nested_at_most_50_deep() {
        assertThat(parsed("(".repeat(50) + "1" + ")".repeat(50)).after(0)).isEqualTo(Duration.ofMillis(1));
        assertThat(parsed("(1)+".repeat(200) + "1").after(0)).isEqualTo(Duration.ofMillis(201));
        assertThat(RetryDelay.parse("(".repeat(51) + "1" + ")".repeat(51))).isNull();
        assertThat(RetryDelay.parse("abs(".repeat(51) + "1" + ")".repeat(51))).isNull();
        assertThat(RetryDelay.parse("(".repeat(1000))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "1+", "1*", "1-", "-1*", "1/-", "pow(1,1)+"})
    void needs_little_of_the_stack_whatever_the_expression(String repeated) throws InterruptedException {
        String expression = "abs(".repeat(49) + repeated.repeat(740 / repeated.length()) + "1" + ")".repeat(49);
        Object[] result = new Object[1];

        Thread small = new Thread(null, () -> result[0] = parsed(expression).after(1), "small", 192 * 1024);
        small.start();
        small.join();

        assertThat(result[0]).isInstanceOf(Duration.class);
    }

    @Test
    void is_the_expression_as_it_was_given() {
        RetryDelay delay = parsed(" retried *  2");

        assertThat(delay.expression()).isEqualTo(" retried *  2");
        assertThat(delay).hasToString(" retried *  2");
        assertThat(delay).isEqualTo(parsed(" retried *  2")).hasSameHashCodeAs(parsed(" retried *  2"));
        assertThat(delay).isNotEqualTo(parsed("retried * 2")).isNotEqualTo(" retried *  2");
    }
}
