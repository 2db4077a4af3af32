package io.github.qstash4j.receiver;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** The three segments of a compact JWS in its one canonical spelling (RFC 7515, section 7.1), not yet verified. */
final class CompactToken {

    private static final int MAX_LENGTH = 8 * 1024;
    private static final int HMAC_SHA256_LENGTH = 32;

    private final String text;
    private final int firstDot;
    private final int secondDot;
    private final byte[] signature;

    private CompactToken(String text, int firstDot, int secondDot, byte[] signature) {
        this.text = text;
        this.firstDot = firstDot;
        this.secondDot = secondDot;
        this.signature = signature;
    }

    static CompactToken parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw malformed("the token is longer than 8 KiB");
        }
        int firstDot = text.indexOf('.');
        int secondDot = text.indexOf('.', firstDot + 1);
        if (secondDot < 0) {
            throw malformed("the token does not consist of three segments");
        }
        canonical(text.substring(0, firstDot));
        canonical(text.substring(firstDot + 1, secondDot));
        byte[] signature = canonical(text.substring(secondDot + 1));
        if (signature.length != HMAC_SHA256_LENGTH) {
            throw new VerificationException(
                    RefusalReason.UNSUPPORTED_ALGORITHM,
                    "the signature has " + signature.length + " bytes, and HS256 makes 32");
        }
        return new CompactToken(text, firstDot, secondDot, signature);
    }

    String text() {
        return text;
    }

    byte[] header() {
        return text.substring(0, firstDot).getBytes(StandardCharsets.US_ASCII);
    }

    byte[] payload() {
        return text.substring(firstDot + 1, secondDot).getBytes(StandardCharsets.US_ASCII);
    }

    byte[] signature() {
        return signature;
    }

    /** Java's decoder also takes padding and stray bits at the end, which would give one token many spellings. */
    private static byte[] canonical(String segment) {
        byte[] ascii = segment.getBytes(StandardCharsets.ISO_8859_1);
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(ascii);
            if (Arrays.equals(Base64.getUrlEncoder().withoutPadding().encode(decoded), ascii)
                    && segment.chars().allMatch(c -> c < 0x80)) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            throw malformed("the token is not base64url");
        }
        throw malformed("the token is not in canonical unpadded base64url");
    }

    private static VerificationException malformed(String message) {
        return new VerificationException(RefusalReason.MALFORMED, message);
    }
}
