package io.github.qstash4j.client.message;

import io.github.qstash4j.client.Content;
import io.github.qstash4j.client.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as QStash shows it. What it was published without is null, or empty where there may be several; and so is
 * what QStash does not tell in the place where it was found: an entry of the log has no {@code createdAt}.
 *
 * <p>What was published to be redacted is shown as {@code REDACTED:} and a hash.
 *
 * @param messageId QStash's id of it
 * @param url where it goes
 * @param urlGroup the URL group that it was published to
 * @param endpointName of the endpoint in the URL group
 * @param api the API of QStash's own that it goes to
 * @param method with which QStash calls the URL
 * @param headers that the URL gets, each name with all its values
 * @param body that the URL gets
 * @param callback the URL that is told of each delivery
 * @param callbackHeaders that the callback gets
 * @param failureCallback the URL that is told when all deliveries have failed
 * @param failureCallbackHeaders that the failure callback gets
 * @param maxRetries how often QStash tries again after a first delivery that failed
 * @param retryDelayExpression how long it waits before each retry, as an expression in milliseconds
 * @param notBefore when it is to be delivered
 * @param createdAt when it was published
 * @param queueName of the queue that it is in
 * @param scheduleId of the schedule that made it
 * @param callerIp the IP address from which it was published
 * @param flowControlKey that it shares its limits with
 * @param parallelism how many messages of the key are delivered at once
 * @param rate how many deliveries of the key begin in each period
 * @param period that the rate is for
 * @param labels that it has
 * @see <a href="https://upstash.com/docs/qstash/api/messages/get">The page of the QStash documentation</a>
 */
public record Message(
        String messageId,
        @Nullable String url,
        @Nullable String urlGroup,
        @Nullable String endpointName,
        @Nullable String api,
        @Nullable String method,
        Map<String, List<String>> headers,
        Content body,
        @Nullable String callback,
        Map<String, List<String>> callbackHeaders,
        @Nullable String failureCallback,
        Map<String, List<String>> failureCallbackHeaders,
        @Nullable Integer maxRetries,
        @Nullable String retryDelayExpression,
        @Nullable Instant notBefore,
        @Nullable Instant createdAt,
        @Nullable String queueName,
        @Nullable String scheduleId,
        @Nullable String callerIp,
        @Nullable String flowControlKey,
        @Nullable Integer parallelism,
        @Nullable Integer rate,
        @Nullable Duration period,
        List<String> labels) {

    /** The message in an answer, or the one that something else in an answer is about. */
    public static Message read(JsonValue json) {
        return read(json, Content.read(json.get("body"), json.get("bodyBase64")));
    }

    /** As {@link #read(JsonValue)}, for an answer that gives the body in another way. */
    public static Message read(JsonValue json, Content body) {
        return new Message(
                json.get("messageId").requiredText(),
                json.get("url").text(),
                json.get("topicName").text(),
                json.get("endpointName").text(),
                json.get("api").text(),
                json.get("method").text(),
                json.get("header", "headers").headers(),
                body,
                json.get("callback").text(),
                json.get("callbackHeader", "callbackHeaders").headers(),
                json.get("failureCallback").text(),
                json.get("failureCallbackHeader", "failureCallbackHeaders").headers(),
                json.get("maxRetries").smallNumber(),
                json.get("retryDelayExpression", "retryDelayExpr").text(),
                json.get("notBefore").millis(),
                json.get("createdAt").millis(),
                json.get("queueName").text(),
                json.get("scheduleId").text(),
                json.get("callerIP", "callerIp").text(),
                json.get("flowControlKey").text(),
                json.get("parallelism").smallNumber(),
                json.get("rate").smallNumber(),
                json.get("period").duration(),
                labels(json));
    }

    /** All of them, or the first alone, which is what QStash gave when there could be only one. */
    private static List<String> labels(JsonValue json) {
        List<String> labels = json.get("labels").list(JsonValue::requiredText);
        String first = json.get("label").text();
        return labels.isEmpty() && first != null && !first.isEmpty() ? List.of(first) : labels;
    }

    /** The id and where it goes, but not the URL's query, headers or the body, any of which may hold a secret. */
    @Override
    public String toString() {
        return "Message[" + messageId + (url == null ? "" : " to " + url.replaceFirst("(?s)\\?.*", "?...")) + "]";
    }
}
