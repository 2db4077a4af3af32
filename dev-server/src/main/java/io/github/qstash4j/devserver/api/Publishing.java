package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.qstash4j.devserver.engine.Accepted;
import io.github.qstash4j.devserver.engine.Engine;
import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.Destination;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.Publication;
import io.github.qstash4j.devserver.message.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What publish, enqueue and batch have in common: one message, or one for each endpoint of a URL group. */
final class Publishing {

    private final Engine engine;

    Publishing(Engine engine) {
        this.engine = engine;
    }

    /**
     * Publishes to a target, which the option names.
     *
     * @param queueName null for no queue
     */
    List<Accepted> publish(Call call, OptionValue target, @Nullable String queueName, Headers headers, Body body) {
        String owner = call.user().name();
        Target to = target.target();
        Publication publication = PublicationReader.read(
                target.text(), headers, body, call.request().callerIp());
        List<Accepted> accepted = engine.publish(owner, to, queueName, publication);
        if (accepted.isEmpty()) {
            throw target.invalid("must be an absolute http:// or https:// URL or the name of a URL group");
        }
        return accepted;
    }

    /** An object for a URL, an array for a URL group. */
    static JsonNode json(OptionValue target, List<Accepted> accepted) {
        if (target.target() instanceof Destination) {
            return json(accepted.get(0));
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        accepted.forEach(one -> array.add(json(one)));
        return array;
    }

    private static ObjectNode json(Accepted accepted) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("messageId", accepted.messageId());
        json.put("url", accepted.destination().url());
        if (accepted.deduplicated()) {
            json.put("deduplicated", true);
        }
        return json;
    }
}
