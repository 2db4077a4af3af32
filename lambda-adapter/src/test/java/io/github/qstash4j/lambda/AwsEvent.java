package io.github.qstash4j.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Consumer;

/** An event of the test resources, which can be changed, and be given what QStash sends. */
final class AwsEvent {

    private static final JsonMapper JSON = new JsonMapper();

    private final ObjectNode members;

    private AwsEvent(ObjectNode members) {
        this.members = members;
    }

    static AwsEvent of(String name) {
        try (InputStream file = AwsEvent.class.getResourceAsStream("/events/" + name + ".json")) {
            return new AwsEvent((ObjectNode) JSON.readTree(Objects.requireNonNull(file, name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same front end's event of this request: its headers beside those of the front end, and its body. */
    AwsEvent carrying(SignedRequest request) {
        request.headers().forEach((name, values) -> {
            if (members.get("headers") instanceof ObjectNode single) {
                single.put(name, values.get(values.size() - 1));
            }
            if (members.get("multiValueHeaders") instanceof ObjectNode multiple) {
                multiple.set(name, JSON.valueToTree(values));
            }
        });
        members.put("body", new String(request.body(), UTF_8));
        return this;
    }

    AwsEvent inBase64() {
        byte[] body = members.path("body").asText().getBytes(UTF_8);
        members.put("body", Base64.getEncoder().encodeToString(body)).put("isBase64Encoded", true);
        return this;
    }

    AwsEvent with(Consumer<ObjectNode> change) {
        change.accept(members);
        return this;
    }

    AwsEvent withContext(Consumer<ObjectNode> change) {
        change.accept((ObjectNode) members.get("requestContext"));
        return this;
    }

    String text() {
        return members.toString();
    }

    byte[] bytes() {
        return text().getBytes(UTF_8);
    }

    static JsonNode json(byte[] text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
