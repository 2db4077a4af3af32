package io.github.qstash4j.receiver;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The headers that QStash adds to each delivery, in the only form in which it writes them. */
final class DeliveryHeaders {

    private static final int LONGEST_ID = 256;
    private static final int MOST_DIGITS = 9;

    private DeliveryHeaders() {}

    static String messageId(RequestHeaders headers) {
        String id = only(headers, "upstash-message-id");
        if (id == null || id.isEmpty() || id.length() > LONGEST_ID || !isWithin(id, '!', '~')) {
            throw malformed(headers, "upstash-message-id");
        }
        return id;
    }

    /** 0 when QStash does not say. */
    static int retried(RequestHeaders headers) {
        String retried = only(headers, "upstash-retried");
        if (retried == null) {
            return 0;
        }
        if (retried.isEmpty() || retried.length() > MOST_DIGITS || !isWithin(retried, '0', '9')) {
            throw malformed(headers, "upstash-retried");
        }
        return Integer.parseInt(retried);
    }

    private static @Nullable String only(RequestHeaders headers, String name) {
        List<String> values = headers.all(name);
        if (values.size() > 1) {
            throw malformed(headers, name);
        }
        return values.isEmpty() ? null : values.get(0);
    }

    private static boolean isWithin(String text, char first, char last) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < first || text.charAt(i) > last) {
                return false;
            }
        }
        return true;
    }

    private static VerificationException malformed(RequestHeaders headers, String name) {
        return new VerificationException(
                RefusalReason.MALFORMED,
                "the header " + name + " is not what QStash sends: "
                        + Quoted.of(headers.all(name).toString()));
    }
}
