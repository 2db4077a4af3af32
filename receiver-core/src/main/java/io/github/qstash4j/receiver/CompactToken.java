package io.github.qstash4j.receiver;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** The three segments of a compact JWS in its one canonical spelling (RFC 7515, section 7.1), not yet verified. */
final class CompactToken {

    private static final int MAX_LENGTH = 8 * 1024;
    private static final int HMAC_SHA256_LENGTH = 32;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /** What QStash's tokens begin with. Any other header is good too, but has to be read. */
    private static final byte[] USUAL_HEADER_SEGMENT =
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] USUAL_HEADER = canonical(USUAL_HEADER_SEGMENT, 0, USUAL_HEADER_SEGMENT.length);

    private final byte[] ascii;
    private final int secondDot;
    private final boolean usualHeader;
    private final byte[] header;
    private final byte[] payload;
    private final byte[] signature;

    private CompactToken(byte[] ascii, int firstDot, int secondDot) {
        this.ascii = ascii;
        this.secondDot = secondDot;
        this.usualHeader = isUsualHeader(ascii, firstDot);
        this.header = usualHeader ? USUAL_HEADER : canonical(ascii, 0, firstDot);
        this.payload = canonical(ascii, firstDot + 1, secondDot);
        this.signature = canonical(ascii, secondDot + 1, ascii.length);
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
        // What is not Latin-1 becomes a question mark, which is no base64 either.
        CompactToken token = new CompactToken(text.getBytes(StandardCharsets.ISO_8859_1), firstDot, secondDot);
        if (token.signature.length != HMAC_SHA256_LENGTH) {
            throw new VerificationException(
                    RefusalReason.UNSUPPORTED_ALGORITHM,
                    "the signature has " + token.signature.length + " bytes, and HS256 makes 32");
        }
        return token;
    }

    /**
     * The whole token in ASCII; the signature is made over its beginning, {@link #signedLength()} bytes. Not copied.
     */
    byte[] ascii() {
        return ascii;
    }

    int signedLength() {
        return secondDot;
    }

    boolean hasUsualHeader() {
        return usualHeader;
    }

    /** The decoded header. Not copied. */
    byte[] header() {
        return header;
    }

    /** The decoded payload. Not copied. */
    byte[] payload() {
        return payload;
    }

    /** The decoded signature. Not copied. */
    byte[] signature() {
        return signature;
    }

    private static boolean isUsualHeader(byte[] ascii, int length) {
        return Arrays.equals(ascii, 0, length, USUAL_HEADER_SEGMENT, 0, USUAL_HEADER_SEGMENT.length);
    }

    /** Java's decoder also takes padding and stray bits at the end, which would give one token many spellings. */
    private static byte[] canonical(byte[] ascii, int from, int to) {
        byte[] decoded;
        try {
            decoded = Base64.getUrlDecoder().decode(Arrays.copyOfRange(ascii, from, to));
        } catch (IllegalArgumentException e) {
            throw malformed("the token is not base64url");
        }
        int usedBits = decoded.length % 3 * 2;
        if (usedBits > 0 && ascii[to - 1] != lastLetter(decoded, usedBits)) {
            throw malformed("the token is not in canonical unpadded base64url");
        }
        return decoded;
    }

    /** The last letter says two or four bits, and zeros. */
    private static char lastLetter(byte[] decoded, int bits) {
        int said = decoded[decoded.length - 1] & ((1 << bits) - 1);
        return ALPHABET.charAt(said << (6 - bits));
    }

    private static VerificationException malformed(String message) {
        return new VerificationException(RefusalReason.MALFORMED, message);
    }
}
