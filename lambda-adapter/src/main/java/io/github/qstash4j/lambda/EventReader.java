package io.github.qstash4j.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the event of any front end, member by member, since no member has to come before another. */
final class EventReader {

    private final EventJson json;
    private final EventParts parts = new EventParts();

    private EventReader(EventJson json) {
        this.json = json;
    }

    /**
     * The HTTP request that the event tells of.
     *
     * @throws UnsupportedEventException if it tells of something else
     */
    static HttpEvent read(InputStream event) throws IOException {
        return new EventReader(new EventJson(event.readAllBytes())).read();
    }

    private HttpEvent read() {
        if (!json.startsObject()) {
            throw new UnsupportedEventException(OtherEvents.notJson(""));
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            member(name);
        }
        if (!json.isAtEnd()) {
            throw new UnsupportedEventException(OtherEvents.notJson(" alone, since something stands behind it"));
        }
        return parts.event();
    }

    private void member(String name) {
        parts.members.add(name);
        switch (name) {
            case "version" -> parts.version = json.text();
            case "httpMethod" -> parts.httpMethod = json.text();
            case "path" -> parts.path = json.text();
            case "rawPath" -> parts.rawPath = json.text();
            case "rawQueryString" -> parts.rawQuery = json.text();
            case "headers" -> parts.headers = texts();
            case "multiValueHeaders" -> parts.multiValueHeaders = lists();
            case "queryStringParameters" -> parts.parameters = texts();
            case "multiValueQueryStringParameters" -> parts.multiValueParameters = lists();
            case "cookies" -> parts.cookies = list();
            case "requestContext" -> context();
            case "body" -> parts.body = json.text();
            case "isBase64Encoded" -> parts.isBase64 = "true".equals(json.text());
            case "Records" -> parts.source = source();
            default -> json.skip();
        }
    }

    private void context() {
        if (!json.startsObject()) {
            json.skip();
            return;
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            switch (name) {
                case "domainName" -> parts.domain = json.text();
                case "path" -> parts.contextPath = json.text();
                case "stage" -> parts.stage = json.text();
                case "elb" -> parts.isLoadBalancer = isObject();
                case "http" -> parts.isPayload2 = isObject();
                case "connectionId" -> parts.isWebSocket = json.text() != null;
                default -> json.skip();
            }
        }
    }

    private boolean isObject() {
        boolean isObject = json.startsObject();
        if (isObject) {
            while (json.nextName() != null) {
                json.skip();
            }
        } else {
            json.skip();
        }
        return isObject;
    }

    /** Who has sent the first of the records that other services invoke functions with. */
    private @Nullable String source() {
        if (!json.startsArray()) {
            json.skip();
            return null;
        }
        String source = null;
        while (json.nextElement()) {
            if (source != null || !json.startsObject()) {
                json.skip();
                continue;
            }
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                if (name.equalsIgnoreCase("eventSource")) {
                    source = json.text();
                } else {
                    json.skip();
                }
            }
        }
        return source;
    }

    private List<String> list() {
        List<String> values = new ArrayList<>(1);
        if (!json.startsArray()) {
            json.skip();
            return values;
        }
        while (json.nextElement()) {
            String value = json.text();
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** Null when it is no object. */
    private @Nullable Map<String, @Nullable String> texts() {
        if (!json.startsObject()) {
            json.skip();
            return null;
        }
        Map<String, @Nullable String> values = new HashMap<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            values.put(name, json.text());
        }
        return values;
    }

    /** Null when it is no object, as where a load balancer with one value for each header says so. */
    private @Nullable Map<String, @Nullable List<String>> lists() {
        if (!json.startsObject()) {
            json.skip();
            return null;
        }
        Map<String, @Nullable List<String>> values = new HashMap<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            values.put(name, list());
        }
        return values;
    }
}
