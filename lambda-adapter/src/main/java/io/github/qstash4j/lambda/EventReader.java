package io.github.qstash4j.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the event of any front end, member by member, since no member has to come before another. */
final class EventReader {

    /** Callers choose the names of headers, and those must not make anything fail or stay. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private final JsonParser parser;
    private final EventParts parts = new EventParts();

    private EventReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The HTTP request that the event tells of.
     *
     * @throws UnsupportedEventException if it tells of something else
     */
    static HttpEvent read(InputStream event) throws IOException {
        try (JsonParser parser = JSON.createParser(event)) {
            return new EventReader(parser).read();
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new UnsupportedEventException(OtherEvents.notJson(
                    at == null ? "" : ", at line " + at.getLineNr() + ", column " + at.getColumnNr()));
        } catch (CharConversionException e) {
            throw new UnsupportedEventException(OtherEvents.notJson(", since it is no UTF-8"));
        }
    }

    private HttpEvent read() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new UnsupportedEventException(OtherEvents.notJson(""));
        }
        for (String name = next(); name != null; name = next()) {
            member(name);
        }
        if (parser.nextToken() != null) {
            throw new UnsupportedEventException(OtherEvents.notJson(" alone, since something stands behind it"));
        }
        return parts.event();
    }

    private void member(String name) throws IOException {
        parts.members.add(name);
        switch (name) {
            case "version" -> parts.version = text();
            case "httpMethod" -> parts.httpMethod = text();
            case "path" -> parts.path = text();
            case "rawPath" -> parts.rawPath = text();
            case "rawQueryString" -> parts.rawQuery = text();
            case "headers" -> parts.headers = texts();
            case "multiValueHeaders" -> parts.multiValueHeaders = lists();
            case "queryStringParameters" -> parts.parameters = texts();
            case "multiValueQueryStringParameters" -> parts.multiValueParameters = lists();
            case "cookies" -> parts.cookies = list();
            case "requestContext" -> context();
            case "body" -> parts.body = text();
            case "isBase64Encoded" -> parts.isBase64 = "true".equals(text());
            case "Records" -> parts.source = source();
            default -> parser.skipChildren();
        }
    }

    private void context() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (String name = next(); name != null; name = next()) {
            switch (name) {
                case "domainName" -> parts.domain = text();
                case "path" -> parts.contextPath = text();
                case "stage" -> parts.stage = text();
                case "elb" -> parts.isLoadBalancer = isObject();
                case "http" -> parts.isPayload2 = isObject();
                case "connectionId" -> parts.isWebSocket = text() != null;
                default -> parser.skipChildren();
            }
        }
    }

    /** Who has sent the first of the records that other services invoke functions with. */
    private @Nullable String source() throws IOException {
        String source = null;
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return null;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (source != null || parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            for (String name = next(); name != null; name = next()) {
                if (name.equalsIgnoreCase("eventSource")) {
                    source = text();
                } else {
                    parser.skipChildren();
                }
            }
        }
        return source;
    }

    /** Goes to the value of the next member; null behind the last one. */
    private @Nullable String next() throws IOException {
        String name = parser.nextFieldName();
        if (name == null) {
            if (parser.currentToken() == null) {
                throw new UnsupportedEventException(OtherEvents.notJson(", since it breaks off"));
            }
            return null;
        }
        parser.nextToken();
        return name;
    }

    private boolean isObject() throws IOException {
        boolean isObject = parser.currentToken() == JsonToken.START_OBJECT;
        parser.skipChildren();
        return isObject;
    }

    /** Null when it is none. */
    private @Nullable String text() throws IOException {
        if (parser.currentToken().isScalarValue()) {
            return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText();
        }
        parser.skipChildren();
        return null;
    }

    private List<String> list() throws IOException {
        List<String> values = new ArrayList<>(1);
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return values;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String value = text();
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** Null when it is no object. */
    private @Nullable Map<String, @Nullable String> texts() throws IOException {
        if (!isMembers()) {
            return null;
        }
        Map<String, @Nullable String> values = new HashMap<>();
        for (String name = next(); name != null; name = next()) {
            values.put(name, text());
        }
        return values;
    }

    /** Null when it is no object, as where a load balancer with one value for each header says so. */
    private @Nullable Map<String, @Nullable List<String>> lists() throws IOException {
        if (!isMembers()) {
            return null;
        }
        Map<String, @Nullable List<String>> values = new HashMap<>();
        for (String name = next(); name != null; name = next()) {
            values.put(name, list());
        }
        return values;
    }

    private boolean isMembers() throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return true;
        }
        parser.skipChildren();
        return false;
    }
}
