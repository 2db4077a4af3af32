package io.github.qstash4j.spring.mvc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request to ask a handler mapping with, whose notes in request attributes the real request never sees. */
final class LookupRequest extends HttpServletRequestWrapper {

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
}
