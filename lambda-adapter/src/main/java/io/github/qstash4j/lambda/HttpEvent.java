package io.github.qstash4j.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.RequestHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as a front end tells it.
 *
 * @param path as the caller sent it, with the stage where that is a part of it
 * @param rawQuery without its question mark; null where the front end tells parameters only
 * @param parameters the query's parameters, decoded; null where the front end tells the query itself
 * @param domain the public host that the front end vouches for; null when it does not
 * @param stage API Gateway's stage; null for none
 * @param body null for none
 */
record HttpEvent(
        EventShape shape,
        String path,
        @Nullable String rawQuery,
        @Nullable Map<String, List<String>> parameters,
        Map<String, List<String>> headers,
        @Nullable String domain,
        @Nullable String stage,
        @Nullable String body,
        boolean isBase64) {

    ReceiverRequest request() {
        RequestHeaders all = RequestHeaders.of(headers);
        String target = rawQuery == null || rawQuery.isEmpty() ? path : path + "?" + rawQuery;
        List<String> vouched = PublicUrl.candidates(this, target);
        String url = vouched.isEmpty() ? PublicUrl.claimed(all, target) : vouched.get(0);
        ReceiverRequest request = new ReceiverRequest(url, target, all, deliveryBody()).vouchedFor(vouched);
        return parameters == null ? request : request.withDecodedQuery(parameters);
    }

    private DeliveryBody deliveryBody() {
        if (body == null || body.isEmpty()) {
            return DeliveryBody.empty();
        } else if (!isBase64) {
            return DeliveryBody.of(body.getBytes(UTF_8));
        }
        try {
            return DeliveryBody.of(Base64.getDecoder().decode(body));
        } catch (IllegalArgumentException e) {
            return DeliveryBody.of(new Undecodable());
        }
    }

    /** A body that breaks off as it is read, which the receiver has a refusal for. */
    private static final class Undecodable extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("The body of the event is said to be base64, and is not.");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
        }
    }

    /** Headers are secrets, and bodies are nobody's business. */
    @Override
    public String toString() {
        return "HttpEvent[" + shape + "]";
    }
}
