package io.github.qstash4j.receiver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Base64;

/** Reads a body up to a limit and compares it with the hash that was signed. */
final class BodyReader {

    private static final int CHUNK = 16 * 1024;
    private static final Base64.Encoder PADDED = Base64.getUrlEncoder();
    private static final Base64.Encoder UNPADDED = PADDED.withoutPadding();

    private final int limit;
    private final String option;

    /**
     * A reader.
     *
     * @param limit in bytes
     * @param option what an operator may raise it by
     */
    BodyReader(int limit, String option) {
        this.limit = limit;
        this.option = option;
    }

    static int checked(String option, int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException(option + " must be at least 1, and is " + bytes + ".");
        }
        return bytes;
    }

    int limit() {
        return limit;
    }

    byte[] read(DeliveryBody body, String signedHash) {
        if (body.length() > limit) {
            throw tooLarge();
        }
        MessageDigest sha256 = Sha256.fresh();
        byte[] bytes = body.bytes();
        if (bytes == null) {
            bytes = readHashing(body, sha256);
        } else {
            sha256.update(bytes);
        }
        if (!isSigned(sha256.digest(), signedHash)) {
            throw new VerificationException(
                    RefusalReason.WRONG_BODY,
                    "the " + bytes.length + " bytes of the body are not the ones that were signed; were they decoded,"
                            + " parsed or written anew before they came here?");
        }
        return bytes;
    }

    private byte[] readHashing(DeliveryBody body, MessageDigest sha256) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        InputStream stream = body.stream();
        try {
            for (int n = stream.read(chunk); n >= 0; n = stream.read(chunk)) {
                if (n > limit - bytes.size()) {
                    throw tooLarge();
                }
                sha256.update(chunk, 0, n);
                bytes.write(chunk, 0, n);
            }
        } catch (VerificationException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new VerificationException(
                    RefusalReason.UNREADABLE_BODY, "the body could not be read to its end: " + Quoted.of(e.toString()));
        }
        return bytes.toByteArray();
    }

    /** QStash pads the hash on some of its servers and not on others. Takes the same time wherever they differ. */
    private static boolean isSigned(byte[] hash, String signedHash) {
        byte[] actual = (signedHash.endsWith("=") ? PADDED : UNPADDED).encode(hash);
        if (actual.length != signedHash.length()) {
            return false;
        }
        int difference = 0;
        for (int i = 0; i < actual.length; i++) {
            difference |= actual[i] ^ signedHash.charAt(i);
        }
        return difference == 0;
    }

    /** One spelling of a hash that QStash may have padded. */
    static String unpadded(String signedHash) {
        return signedHash.endsWith("=") ? signedHash.substring(0, signedHash.length() - 1) : signedHash;
    }

    private VerificationException tooLarge() {
        return new VerificationException(
                RefusalReason.TOO_LARGE, "the body is longer than the " + limit + " bytes of the option " + option);
    }
}
