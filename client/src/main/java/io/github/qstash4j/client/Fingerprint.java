package io.github.qstash4j.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** A hash over a message, whose every part is preceded by its length, so that no two messages run into one. */
final class Fingerprint {

    /** Half of SHA-256: none is ever met twice by chance, and it fits on a line. */
    private static final int BYTES = 16;

    private final MessageDigest sha256;

    private Fingerprint(MessageDigest sha256) {
        this.sha256 = sha256;
    }

    static String of(OutgoingMessage message) {
        try {
            Fingerprint fingerprint = new Fingerprint(MessageDigest.getInstance("SHA-256"));
            fingerprint.add(message.target());
            String queue = message.queue();
            fingerprint.add(queue == null ? "" : queue);
            for (Map.Entry<String, String> header : message.headers().entrySet()) {
                fingerprint.add(header.getKey());
                fingerprint.add(header.getValue());
            }
            fingerprint.add(message.body().bytes());
            return HexFormat.of().formatHex(fingerprint.sha256.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void add(String text) {
        add(text.getBytes(UTF_8));
    }

    private void add(byte[] bytes) {
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        sha256.update(bytes);
    }
}
