package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.qstash4j.devserver.message.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a bulk call, which some SDKs send in the query and others as a JSON object in the body. A field
 * with an array is a parameter that is repeated; null or an empty array is an empty parameter.
 */
final class BodyParameters {

    private static final String IN_THE_BODY = "a field of the body";

    private BodyParameters() {}

    /** Those of the query, and those of the body after them. */
    static Query of(Call call) {
        return of(call, "");
    }

    /** As {@link #of(Call)}, but an empty field of that name in the body is absent. */
    static Query of(Call call, String absentWhenEmpty) {
        Body body = call.request().body();
        if (body.isEmpty()) {
            return call.query();
        }
        List<Query.Parameter> parameters = new ArrayList<>(call.query().parameters());
        for (Map.Entry<String, JsonNode> field : JsonBody.parse(body).properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            boolean empty = value.isNull() || (value.isArray() && value.isEmpty());
            if (empty && name.equals(absentWhenEmpty)) {
                continue;
            }
            if (empty) {
                parameters.add(new Query.Parameter(IN_THE_BODY, name, ""));
            } else if (value.isArray()) {
                value.forEach(element -> parameters.add(parameter(name, element)));
            } else {
                parameters.add(parameter(name, value));
            }
        }
        return new Query(call.query().raw(), List.copyOf(parameters));
    }

    private static Query.Parameter parameter(String name, JsonNode value) {
        if (!value.isTextual() && !value.isIntegralNumber()) {
            throw Refusal.badRequest(
                    "The field " + Refusal.quoted(name) + " must be a string, a whole number, or an array of these.");
        }
        return new Query.Parameter(IN_THE_BODY, name, value.asText());
    }
}
