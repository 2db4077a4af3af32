package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import java.util.ArrayList;
import java.util.List;

/** The answer to a REST call. */
public record ApiResponse(int status, Headers headers, Body body) {

    private static final Header JSON = new Header("Content-Type", "application/json");

    /** Says that it is done, and nothing more. */
    static ApiResponse empty() {
        return new ApiResponse(200, Headers.NONE, Body.EMPTY);
    }

    static ApiResponse json(int status, JsonNode json) {
        return new ApiResponse(status, new Headers(List.of(JSON)), Body.ofText(json.toString()));
    }

    /** What QStash answers when it refuses: an object whose {@code error} is a sentence. */
    public static ApiResponse error(int status, String sentence) {
        return json(status, JsonNodeFactory.instance.objectNode().put("error", sentence));
    }

    ApiResponse with(Header header) {
        List<Header> more = new ArrayList<>(headers.lines());
        more.add(header);
        return new ApiResponse(status, new Headers(more), body);
    }
}
