package io.github.qstash4j.spring.mvc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
final class LookupRequest extends HttpServletRequestWrapper {

    private final Map<String, @Nullable Object> notes = new HashMap<>();
    private @Nullable Map<String, String[]> parameters;

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
    public @Nullable String getParameter(String name) {
        String[] values = getParameterMap().get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> known = parameters;
        if (known == null) {
            known = parse(getQueryString());
            parameters = known;
        }
        return known;
    }

    @Override
    public Collection<Part> getParts() {
        return List.of();
    }

    @Override
    public @Nullable Part getPart(String name) {
        return null;
    }

    private static Map<String, String[]> parse(@Nullable String query) {
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
