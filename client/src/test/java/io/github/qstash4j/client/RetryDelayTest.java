package io.github.qstash4j.client;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.qstash4j.devserver.message.RetryDelay;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dev server reads the expressions by itself, with another parser. */
class RetryDelayTest {

    private static final String[] PIECES = {
        "retried", "1", "1000", "2.5", ".5", "7.", "pow(", "min(", "max(", "sqrt(", "abs(", "exp(", "floor(", "ceil(",
        "round(", "(", ")", ",", "+", "-", "*", "/", " ", "x", "1e3", "..", "pow", "RETRIED"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000",
                "1000 * (1 + retried)",
                "pow(2, retried) * 1000",
                "max(1000, pow(2, retried) * 100)",
                "min(60000, exp(retried) * 1000) / 2 - -3",
                " round( sqrt(abs(-4)) + floor(1.5) ) * ceil(.5)",
            })
    void takes_the_expressions_of_the_documentation(String expression) {
        if (!expression.startsWith(" ")) {
            assertThat(io.github.qstash4j.client.RetryDelay.expression(expression)
                            .expression())
                    .isEqualTo(expression);
        }
        assertThat(RetryDelay.parse(expression)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                | needs a number, retried or a function at position 0",
                "1000 +            | needs a number, retried or a function at position 6",
                "retired           | needs retried, or one of the functions",
                "pow(2)            | needs ',' at position 5",
                "sqrt(1, 2)        | needs ')' at position 6",
                "(1                | needs ')' at position 2",
                "1)                | needs an operator or the end at position 1",
                "1 2               | needs an operator or the end at position 2",
                "1e3               | a number has neither exponent nor unit at position 1",
                "5s                | a number has neither exponent nor unit at position 1",
                "1.2.3             | needs an operator",
                "2 ^ retried       | needs an operator or the end at position 2",
                "1000; drop        | needs an operator or the end at position 4",
                "+1                | needs a number",
            })
    void tells_where_an_expression_is_wrong_and_what_was_expected(String expression, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> io.github.qstash4j.client.RetryDelay.expression(expression))
                .withMessageStartingWith("retryDelay expression")
                .withMessageContaining(why);
        assertThat(RetryDelay.parse(expression)).isNull();
    }

    @Test
    void bounds_the_length_and_the_depth() {
        String deep = "(".repeat(400) + "1" + ")".repeat(400);
        String longOne = "1" + "+1".repeat(500);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> io.github.qstash4j.client.RetryDelay.expression(deep))
                .withMessageContaining("parentheses");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> io.github.qstash4j.client.RetryDelay.expression(longOne))
                .withMessage("retryDelay expression must have at most 1000 characters, but has 1001.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> io.github.qstash4j.client.RetryDelay.expression("1\r\nX: 1"));
    }

    @Test
    void agrees_with_the_dev_server_on_whatever_pieces_make() {
        Random random = new Random(5);
        int taken = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder expression = new StringBuilder();
            for (int pieces = 1 + random.nextInt(9); pieces > 0; pieces--) {
                expression.append(PIECES[random.nextInt(PIECES.length)]);
            }
            String text = expression.toString().strip();
            boolean accepted = accepts(text);
            assertThat(accepted).as(text).isEqualTo(RetryDelay.parse(text) != null);
            taken += accepted ? 1 : 0;
        }
        assertThat(taken).isGreaterThan(1_000);
    }

    private static boolean accepts(String expression) {
        try {
            assertThat(io.github.qstash4j.client.RetryDelay.expression(expression)
                            .expression())
                    .isEqualTo(expression);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Test
    void makes_expressions_that_mean_what_their_names_say() {
        var exponential = io.github.qstash4j.client.RetryDelay.exponential(Duration.ofSeconds(1), 2)
                .atMost(Duration.ofSeconds(5))
                .atLeast(Duration.ofSeconds(2));

        RetryDelay read = requireNonNull(RetryDelay.parse(exponential.expression()));

        assertThat(read.after(0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(read.after(2)).isEqualTo(Duration.ofSeconds(4));
        assertThat(read.after(3)).isEqualTo(Duration.ofSeconds(5));
    }
}
