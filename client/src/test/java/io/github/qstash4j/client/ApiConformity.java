package io.github.qstash4j.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks a request against the table of QStash's REST API in {@code rest-api.json}. */
final class ApiConformity {

    /** How the violation begins that a request to no endpoint of the table is. */
    static final String UNKNOWN = "unknown endpoint: ";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNode API = api();

    private final List<String> violations = new ArrayList<>();

    private ApiConformity() {}

    /** Every endpoint of the table, in its order, such as {@code GET /v2/queues/{queueName}}. */
    static Set<String> endpoints() {
        Set<String> names = new LinkedHashSet<>();
        API.get("endpoints").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** What is wrong with the request, each as a sentence; empty when it conforms. */
    static List<String> violations(RawRequest request) {
        ApiConformity check = new ApiConformity();
        String[] line = request.line().split(" ", 3);
        String[] target = line[1].split("\\?", 2);
        for (String name : endpoints()) {
            if (Pattern.matches(pattern(name), line[0] + " " + target[0])) {
                check.endpoint(name, API.get("endpoints").get(name), target, request);
                return check.violations.stream().map(v -> name + ": " + v).toList();
            }
        }
        return List.of(UNKNOWN + line[0] + " " + target[0]);
    }

    private static String pattern(String name) {
        return name.replace("{destination}", ".+").replaceAll("\\{\\w+}", "[^/]+");
    }

    private void endpoint(String name, JsonNode endpoint, String[] target, RawRequest request) {
        if (target.length > 1 && !name.contains("{destination}")) {
            query(endpoint.get("query"), target[1]);
        }
        for (String line : request.lines().subList(1, request.lines().size())) {
            String[] header = line.split(":", 2);
            header(endpoint.get("headers"), header[0], header[1].strip());
        }
        body(endpoint.get("body"), request.body());
    }

    private void query(JsonNode known, String query) {
        Set<String> seen = new HashSet<>();
        for (String part : query.split("&", -1)) {
            String[] pair = part.split("=", 2);
            String key = URLDecoder.decode(pair[0], UTF_8);
            String value = pair.length > 1 ? URLDecoder.decode(pair[1], UTF_8) : "";
            JsonNode parameter = known.get(key);
            if (parameter == null) {
                violations.add("unknown query parameter " + key);
                continue;
            }
            String type = parameter.get("type").asText();
            if ((type.equals("integer") && !value.matches("-?\\d+"))
                    || (type.equals("boolean") && !value.matches("true|false"))) {
                violations.add("query parameter " + key + " is no " + type);
            }
            if (!seen.add(key) && !parameter.get("many").asBoolean()) {
                violations.add("query parameter " + key + " is there twice");
            }
        }
    }

    private void header(JsonNode known, String name, String value) {
        if (!name.toLowerCase(Locale.ROOT).startsWith("upstash-")) {
            return;
        }
        boolean found = false;
        for (JsonNode header : known) {
            String text = header.asText();
            found |= text.endsWith("*")
                    ? name.regionMatches(true, 0, text, 0, text.length() - 1)
                    : name.equalsIgnoreCase(text);
        }
        if (!found) {
            violations.add("unknown header " + name);
        }
        API.get("headerValues").properties().forEach(entry -> {
            if (entry.getKey().equalsIgnoreCase(name)
                    && !Pattern.matches(entry.getValue().asText(), value)) {
                violations.add("header " + name + " has a wrong value");
            }
        });
    }

    private void body(JsonNode known, String body) {
        String kind = known.get("kind").asText();
        if (kind.equals("raw") || (known.path("optional").asBoolean() && body.isEmpty())) {
            return;
        }
        if (kind.equals("none")) {
            if (!body.isEmpty()) {
                violations.add("a body where none is allowed");
            }
            return;
        }
        try {
            JsonNode json = MAPPER.readTree(body);
            if (kind.equals("array") ? !json.isArray() : !json.isObject()) {
                violations.add("the body is no JSON " + kind);
            } else if (kind.equals("array")) {
                json.forEach(item -> item(known, item));
            } else {
                members(known, json);
            }
        } catch (IOException e) {
            violations.add("the body is no JSON");
        }
    }

    private void item(JsonNode known, JsonNode item) {
        members(known, item);
        JsonNode headers =
                API.get("endpoints").get("POST /v2/publish/{destination}").get("headers");
        item.path("headers")
                .properties()
                .forEach(header ->
                        header(headers, header.getKey(), header.getValue().asText()));
    }

    private void members(JsonNode known, JsonNode json) {
        known.get("required").forEach(name -> {
            if (!json.has(name.asText())) {
                violations.add("missing member " + name.asText());
            }
        });
        JsonNode members = known.get("members");
        json.properties().forEach(member -> {
            JsonNode type = members.get(member.getKey());
            if (type == null && !members.has("*")) {
                violations.add("unknown member " + member.getKey());
            } else if (type != null && !isOf(type.asText(), member.getValue())) {
                violations.add("member " + member.getKey() + " is no " + type.asText());
            }
        });
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            default -> value.isObject();
        };
    }

    private static JsonNode api() {
        try (InputStream in = Objects.requireNonNull(ApiConformity.class.getResourceAsStream("rest-api.json"))) {
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
