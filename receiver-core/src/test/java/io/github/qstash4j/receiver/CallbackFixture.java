package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.*;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The JSON of a callback as QStash sends it, and every way of changing a member. Each method returns a copy. */
record CallbackFixture(Map<String, String> members) {

    static CallbackFixture valid() {
        return new CallbackFixture(Map.of())
                .with("status", "201")
                .with("header", "{\"Content-Type\": [\"application/json\"], \"Set-Cookie\": [\"a=1\", \"b=2\"]}")
                .with("body", quoted(base64("{\"orderId\":\"o-7\",\"amount\":3}")))
                .with("retried", "2")
                .with("maxRetries", "5")
                .with("sourceMessageId", "\"msg_source\"")
                .with("topicName", "\"orders\"")
                .with("endpointName", "\"warehouse\"")
                .with("url", "\"https://warehouse.example.com/pick?fast=1\"")
                .with("method", "\"PUT\"")
                .with("sourceHeader", "{\"X-Order\": \"o-1\", \"Accept\": [\"text/plain\", \"text/html\"]}")
                .with("sourceBody", quoted(base64("{\"orderId\":\"o-1\",\"amount\":42}")))
                .with("notBefore", "\"1701198458025\"")
                .with("createdAt", "1701198447054")
                .with("scheduleId", "\"scd_nightly\"")
                .with("callerIP", "\"192.0.2.7\"");
    }

    static CallbackFixture failure() {
        return valid().with("status", "503").with("dlqId", "\"1725323658779-0\"");
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    static String quoted(String text) {
        return '"' + text + '"';
    }

    /** The delivery of any body at all. */
    static Delivery delivery(byte[] body) {
        return receiver().build().verify(sent(Requests.valid().body(body)));
    }

    CallbackFixture with(String member, String json) {
        Map<String, String> changed = new LinkedHashMap<>(members);
        changed.put(member, json);
        return new CallbackFixture(changed);
    }

    CallbackFixture without(String member) {
        Map<String, String> changed = new LinkedHashMap<>(members);
        changed.remove(member);
        return new CallbackFixture(changed);
    }

    String json() {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ": " + member.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    Delivery delivery() {
        return delivery(json().getBytes(UTF_8));
    }

    Callback callback() {
        return Callback.of(delivery());
    }
}
