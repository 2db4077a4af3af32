package io.github.qstash4j.client.deadletter;

import io.github.qstash4j.client.Content;
import io.github.qstash4j.client.JsonValue;
import io.github.qstash4j.client.message.Message;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that QStash has given up on, and the last response to it.
 *
 * @param dlqId its id in the dead letter queue, which is not that of the message
 * @param message that failed
 * @param responseStatus of the destination's last response; null when there was none
 * @param responseHeaders of that response, each name with all its values; empty when there was none
 * @param responseBody of that response; empty when there was none
 * @see <a href="https://upstash.com/docs/qstash/api/dlq/listMessages">The page of the QStash documentation</a>
 */
public record DeadLetter(
        String dlqId,
        Message message,
        @Nullable Integer responseStatus,
        Map<String, List<String>> responseHeaders,
        Content responseBody) {

    static DeadLetter read(JsonValue json) {
        return read(json.get("dlqId").requiredText(), json);
    }

    /** An answer that is about one dead letter does not always name it. */
    static DeadLetter read(String dlqId, JsonValue json) {
        Integer status = json.get("responseStatus").smallNumber();
        return new DeadLetter(
                dlqId,
                Message.read(json),
                status != null && status == 0 ? null : status,
                json.get("responseHeader", "responseHeaders").headers(),
                Content.read(json.get("responseBody"), json.get("responseBodyBase64")));
    }

    /** The ids, the URL without its query, and the status, without what may hold a secret. */
    @Override
    public String toString() {
        return "DeadLetter[" + dlqId + " " + message + (responseStatus == null ? "" : " answered " + responseStatus)
                + "]";
    }
}
