package io.github.qstash4j.receiver;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A body that a callback reports in base64, which may have been cut anywhere. */
final class CallbackBody {

    private static final int GROUP = 4;
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private final byte[] bytes;
    private final boolean cut;

    private CallbackBody(byte[] bytes, boolean cut) {
        this.bytes = bytes;
        this.cut = cut;
    }

    /**
     * Takes the padding for optional, and any amount of it: the example in QStash's documentation has too much. What a
     * cut leaves of a byte is dropped.
     *
     * @throws IllegalArgumentException if it is no base64
     */
    static CallbackBody decode(String base64) {
        int end = base64.length();
        while (end > 0 && base64.charAt(end - 1) == '=') {
            end--;
        }
        int whole = end % GROUP == 1 ? end - 1 : end;
        byte[] bytes = Base64.getDecoder().decode(base64.substring(0, whole));
        return new CallbackBody(bytes, whole < end || hasStrayBits(base64, whole, bytes));
    }

    /**
     * An encoder leaves the unused bits of its last character empty, so anything there belonged to a byte that is gone.
     */
    private static boolean hasStrayBits(String base64, int whole, byte[] bytes) {
        byte[] lastGroup = Arrays.copyOfRange(bytes, bytes.length / 3 * 3, bytes.length);
        String again = Base64.getEncoder().withoutPadding().encodeToString(lastGroup);
        return !base64.startsWith(again, whole - again.length());
    }

    byte[] bytes() {
        return bytes.clone();
    }

    boolean isCut() {
        return cut;
    }

    boolean isShorterThan(@Nullable String contentLength) {
        return contentLength != null
                && LENGTH.matcher(contentLength).matches()
                && Long.parseLong(contentLength) > bytes.length;
    }
}
