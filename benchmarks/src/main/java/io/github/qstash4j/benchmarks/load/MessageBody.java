package io.github.qstash4j.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** 256 bytes of JSON, in which the number of the message stands. */
final class MessageBody {

    private static final String BEFORE = "{\"orderId\":\"";
    private static final int DIGITS = 12;
    private static final String AFTER = "\",\"note\":\"";
    private static final byte[] FIRST = first();

    private MessageBody() {}

    private static byte[] first() {
        String start = BEFORE + "0".repeat(DIGITS) + AFTER;
        return (start + "x".repeat(256 - start.length() - 2) + "\"}").getBytes(US_ASCII);
    }

    static byte[] of(long number) {
        byte[] body = Arrays.copyOf(FIRST, FIRST.length);
        long rest = number;
        for (int i = BEFORE.length() + DIGITS - 1; i >= BEFORE.length(); i--) {
            body[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return body;
    }

    static long number(byte[] body) {
        long number = 0;
        for (int i = BEFORE.length(); i < BEFORE.length() + DIGITS; i++) {
            number = 10 * number + body[i] - '0';
        }
        return number;
    }
}
