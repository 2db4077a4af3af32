package io.github.qstash4j.devserver.message;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;

/**
 * Reads the expression of a retry delay into a function of {@code retried}.
 *
 * <pre>
 * sum     = product { ("+" | "-") product }
 * product = signed { ("*" | "/") signed }
 * signed  = { "-" } operand
 * operand = number | "retried" | function "(" sum [ "," sum ] ")" | "(" sum ")"
 * </pre>
 */
final class RetryDelayParser {

    // Reading and computing descend with each parenthesis, and with nothing else.
    private static final int MAX_NESTING = 50;
    // Java's own format would allow an exponent, and a letter after the number.
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+");
    private static final char END = '\0';

    private static final Map<String, DoubleUnaryOperator> OF_ONE = Map.of(
            "sqrt", Math::sqrt,
            "abs", Math::abs,
            "exp", Math::exp,
            "floor", Math::floor,
            "ceil", Math::ceil,
            "round", RetryDelayParser::round);
    private static final Map<String, DoubleBinaryOperator> OF_TWO =
            Map.of("pow", Math::pow, "min", Math::min, "max", Math::max);

    private record Step(DoubleBinaryOperator operator, DoubleUnaryOperator operand) {}

    private final String text;
    private int position;
    private int nesting;

    RetryDelayParser(String text) {
        this.text = text;
    }

    /** A half is rounded away from zero, as is usual outside Java. */
    private static double round(double value) {
        return Math.signum(value) * Math.floor(Math.abs(value) + 0.5);
    }

    DoubleUnaryOperator parse() throws ParseException {
        DoubleUnaryOperator whole = sum();
        if (position < text.length()) {
            throw unexpected();
        }
        return whole;
    }

    private DoubleUnaryOperator sum() throws ParseException {
        DoubleUnaryOperator first = product();
        List<Step> steps = new ArrayList<>();
        while (true) {
            if (take('+')) {
                steps.add(new Step(Double::sum, product()));
            } else if (take('-')) {
                steps.add(new Step((left, right) -> left - right, product()));
            } else {
                return chain(first, steps);
            }
        }
    }

    private DoubleUnaryOperator product() throws ParseException {
        DoubleUnaryOperator first = signed();
        List<Step> steps = new ArrayList<>();
        while (true) {
            if (take('*')) {
                steps.add(new Step((left, right) -> left * right, signed()));
            } else if (take('/')) {
                steps.add(new Step((left, right) -> left / right, signed()));
            } else {
                return chain(first, steps);
            }
        }
    }

    /** From left to right in a loop, so that a long chain needs no more of the stack than a short one. */
    private static DoubleUnaryOperator chain(DoubleUnaryOperator first, List<Step> steps) {
        return steps.isEmpty()
                ? first
                : retried -> {
                    double value = first.applyAsDouble(retried);
                    for (Step step : steps) {
                        value = step.operator.applyAsDouble(value, step.operand.applyAsDouble(retried));
                    }
                    return value;
                };
    }

    private DoubleUnaryOperator signed() throws ParseException {
        boolean negative = false;
        while (take('-')) {
            negative = !negative;
        }
        DoubleUnaryOperator operand = operand();
        return negative ? retried -> -operand.applyAsDouble(retried) : operand;
    }

    private DoubleUnaryOperator operand() throws ParseException {
        if (take('(')) {
            return inner(')');
        }
        String word = word();
        if (word.equals("retried")) {
            return retried -> retried;
        }
        DoubleUnaryOperator ofOne = OF_ONE.get(word);
        if (ofOne != null) {
            expect('(');
            return inner(')').andThen(ofOne);
        }
        DoubleBinaryOperator ofTwo = OF_TWO.get(word);
        if (ofTwo != null) {
            expect('(');
            return chain(inner(','), List.of(new Step(ofTwo, inner(')'))));
        }
        return number(word);
    }

    private DoubleUnaryOperator inner(char end) throws ParseException {
        if (++nesting > MAX_NESTING) {
            throw unexpected();
        }
        DoubleUnaryOperator inner = sum();
        expect(end);
        nesting--;
        return inner;
    }

    private DoubleUnaryOperator number(String word) throws ParseException {
        if (!NUMBER.matcher(word).matches()) {
            throw unexpected();
        }
        double value = Double.parseDouble(word);
        return retried -> value;
    }

    private static boolean isDigit(int letter) {
        return letter >= '0' && letter <= '9';
    }

    /** A name or a number; empty when neither is next. */
    private String word() {
        int start = position;
        while (isDigit(next()) || next() == '.' || (next() >= 'a' && next() <= 'z')) {
            position++;
        }
        return text.substring(start, position);
    }

    /** Skips spaces in any case. */
    private boolean take(char wanted) {
        skipSpaces();
        if (next() != wanted) {
            return false;
        }
        position++;
        return true;
    }

    private void expect(char wanted) throws ParseException {
        if (!take(wanted)) {
            throw unexpected();
        }
    }

    private void skipSpaces() {
        while (next() == ' ' || next() == '\t') {
            position++;
        }
    }

    private char next() {
        return position < text.length() ? text.charAt(position) : END;
    }

    private ParseException unexpected() {
        return new ParseException(text, position);
    }
}
