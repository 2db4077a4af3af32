package io.github.qstash4j.spring.mvc;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * A request to ask a handler mapping with. Its notes in request attributes stay here, and its parameters are the
 * query's alone, since the container would read the body for the others, which nobody has verified yet.
 */
final class LookupRequest extends ParsedParameters {

    private final Map<String, @Nullable Object> notes = new HashMap<>();

    LookupRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return notes.containsKey(name) ? notes.get(name) : super.getAttribute(name);
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        notes.put(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        notes.put(name, null);
    }

    @Override
    Map<String, String[]> parse(HttpServletRequest request) {
        String query = request.getQueryString();
        Map<String, String[]> parsed = new LinkedHashMap<>();
        if (query == null) {
            return parsed;
        }
        MultiValueMap<String, String> raw =
                UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
        raw.forEach((name, values) -> parsed.put(
                decode(name),
                StringUtils.toStringArray(
                        values.stream().map(LookupRequest::decode).toList())));
        return parsed;
    }

    private static String decode(@Nullable String encoded) {
        try {
            return encoded == null ? "" : UriUtils.decode(encoded.replace('+', ' '), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
