package io.github.qstash4j.receiver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/** Reads a body up to a limit and compares it with the hash that was signed. */
final class BodyReader {

    private static final int CHUNK = 16 * 1024;

    private final int limit;

    BodyReader(int limit) {
        this.limit = limit;
    }

    byte[] read(DeliveryBody body, String signedHash) {
        if (body.isAnnouncedLongerThan(limit)) {
            throw tooLarge();
        }
        MessageDigest sha256 = Sha256.fresh();
        byte[] bytes;
        try {
            bytes = readHashing(body, sha256);
        } catch (IOException e) {
            throw new VerificationException(
                    RefusalReason.UNREADABLE_BODY, "the body could not be read to its end: " + Quoted.of(e.toString()));
        }
        if (!isSigned(sha256.digest(), signedHash)) {
            throw new VerificationException(
                    RefusalReason.WRONG_BODY,
                    "the " + bytes.length + " bytes of the body are not the ones that were signed; were they decoded,"
                            + " parsed or written anew before they came here?");
        }
        return bytes;
    }

    private byte[] readHashing(DeliveryBody body, MessageDigest sha256) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int n = body.stream().read(chunk); n >= 0; n = body.stream().read(chunk)) {
            if (n > limit - bytes.size()) {
                throw tooLarge();
            }
            sha256.update(chunk, 0, n);
            bytes.write(chunk, 0, n);
        }
        return bytes.toByteArray();
    }

    /** QStash pads the hash on some of its servers and not on others. */
    private static boolean isSigned(byte[] hash, String signedHash) {
        byte[] actual = Base64.getUrlEncoder().encode(hash);
        int unpadded = signedHash.endsWith("=") ? actual.length : actual.length - 1;
        byte[] expected = signedHash.getBytes(US_ASCII);
        return MessageDigest.isEqual(expected, Arrays.copyOf(actual, unpadded));
    }

    private VerificationException tooLarge() {
        return new VerificationException(
                RefusalReason.TOO_LARGE,
                "the body is longer than the " + limit + " bytes of the option maxBodyBytes (qstash.max-body-size)");
    }
}
