package io.github.qstash4j.client;

import java.util.Map;

/**
 * Checks an expression over {@code retried} by the grammar that QStash documents, without computing it: numbers,
 * {@code + - * /}, parentheses and a handful of functions.
 */
final class RetryDelayExpression {

    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 50;

    private static final Map<String, Integer> ARGUMENTS =
            Map.of("pow", 2, "min", 2, "max", 2, "sqrt", 1, "abs", 1, "exp", 1, "floor", 1, "ceil", 1, "round", 1);

    private final String text;
    private int at;
    private int depth;

    private RetryDelayExpression(String text) {
        this.text = text;
    }

    static String check(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("retryDelay expression must have at most " + LONGEST
                    + " characters, but has " + text.length() + ".");
        }
        HeaderValue.check("retryDelay expression", text);
        RetryDelayExpression expression = new RetryDelayExpression(text);
        expression.sum();
        if (expression.peek() != 0) {
            throw expression.expected("an operator or the end");
        }
        return text;
    }

    private void sum() {
        if (++depth > DEEPEST) {
            throw expected("at most " + DEEPEST + " parentheses in one another, and no more");
        }
        do {
            operand();
        } while (skip("+-*/"));
        depth--;
    }

    private void operand() {
        while (skip("-")) {
            // a sign, or several
        }
        if (skip("(")) {
            sum();
            require(')');
        } else if (isLetter(peek())) {
            named();
        } else {
            number();
        }
    }

    private void named() {
        int start = at;
        while (isLetter(current()) || isDigit(current())) {
            at++;
        }
        String name = text.substring(start, at);
        if (name.equals("retried")) {
            return;
        }
        Integer arguments = ARGUMENTS.get(name);
        if (arguments == null) {
            at = start;
            throw expected("retried, or one of the functions pow, min, max, sqrt, abs, exp, floor, ceil and round");
        }
        require('(');
        for (int i = 1; i <= arguments; i++) {
            sum();
            require(i < arguments ? ',' : ')');
        }
    }

    private void number() {
        int start = at;
        int digits = digits();
        if (current() == '.') {
            at++;
            digits += digits();
        }
        if (digits == 0) {
            at = start;
            throw expected("a number, retried or a function");
        }
        if (isLetter(current()) || current() == '.') {
            throw expected("an operator; a number has neither exponent nor unit");
        }
    }

    private int digits() {
        int start = at;
        while (isDigit(current())) {
            at++;
        }
        return at - start;
    }

    private boolean skip(String any) {
        boolean found = peek() != 0 && any.indexOf(peek()) >= 0;
        at += found ? 1 : 0;
        return found;
    }

    private void require(char wanted) {
        if (!skip(String.valueOf(wanted))) {
            throw expected("'" + wanted + "'");
        }
    }

    /** The next character that is no space; zero at the end. */
    private char peek() {
        while (current() == ' ') {
            at++;
        }
        return current();
    }

    private char current() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private IllegalArgumentException expected(String what) {
        return new IllegalArgumentException(
                "retryDelay expression needs " + what + " at position " + at + " (counted from 0) of: " + text);
    }
}
