package io.github.qstash4j.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The deduplication id of a step: the same for every delivery of the source message, and of no other pair. */
final class FollowUpId {

    private static final String PREFIX = "followup-";

    private FollowUpId() {}

    static String of(String messageId, String step) {
        MessageDigest digest = sha256();
        // With their lengths, so that no two pairs are the same bytes.
        update(digest, messageId);
        update(digest, step);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }

    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
