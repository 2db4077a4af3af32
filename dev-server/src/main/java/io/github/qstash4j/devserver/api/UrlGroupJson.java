package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.qstash4j.devserver.engine.Endpoint;
import io.github.qstash4j.devserver.engine.UrlGroup;

/** A URL group as the REST API shows it. */
final class UrlGroupJson {

    private UrlGroupJson() {}

    static ObjectNode of(UrlGroup group) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", group.name());
        json.put("createdAt", group.createdAt().toEpochMilli());
        json.put("updatedAt", group.updatedAt().toEpochMilli());
        ArrayNode endpoints = json.putArray("endpoints");
        for (Endpoint endpoint : group.endpoints()) {
            ObjectNode one =
                    endpoints.addObject().put("url", endpoint.destination().url());
            if (endpoint.name() != null) {
                one.put("name", endpoint.name());
            }
        }
        if (!group.defaults().lines().isEmpty()) {
            MessageJson.putHeaders(json, "headers", group.defaults());
        }
        return json;
    }
}
