package io.github.qstash4j.receiver;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The headers that QStash adds to each delivery, in the only form in which it writes them. */
final class DeliveryHeaders {

    private static final Pattern MESSAGE_ID = Pattern.compile("[!-~]{1,256}");
    private static final Pattern RETRIED = Pattern.compile("\\d{1,9}");

    private DeliveryHeaders() {}

    static String messageId(RequestHeaders headers) {
        return only(headers, "Upstash-Message-Id", MESSAGE_ID, null);
    }

    static int retried(RequestHeaders headers) {
        return Integer.parseInt(only(headers, "Upstash-Retried", RETRIED, "0"));
    }

    private static String only(RequestHeaders headers, String name, Pattern form, @Nullable String absent) {
        List<String> values = headers.all(name);
        if (values.isEmpty() && absent != null) {
            return absent;
        }
        if (values.size() != 1 || !form.matcher(values.get(0)).matches()) {
            throw new VerificationException(
                    RefusalReason.MALFORMED,
                    "the header " + name + " is not what QStash sends: " + Quoted.of(values.toString()));
        }
        return values.get(0);
    }
}
