package io.github.qstash4j.spring.mvc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request whose parameters do not come from the container, which would read the body for them; nor do its parts. */
abstract class ParsedParameters extends HttpServletRequestWrapper {

    private @Nullable Map<String, String[]> parameters;

    ParsedParameters(HttpServletRequest request) {
        super(request);
    }

    /** The parameters; asked for once. */
    abstract Map<String, String[]> parse(HttpServletRequest request);

    @Override
    public final synchronized Map<String, String[]> getParameterMap() {
        Map<String, String[]> known = parameters;
        if (known == null) {
            known = Collections.unmodifiableMap(parse((HttpServletRequest) getRequest()));
            parameters = known;
        }
        return known;
    }

    @Override
    public final @Nullable String getParameter(String name) {
        String[] values = getParameterMap().get(name);
        return values == null ? null : values[0];
    }

    @Override
    public final String @Nullable [] getParameterValues(String name) {
        String[] values = getParameterMap().get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public final Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public Collection<Part> getParts() {
        return List.of();
    }

    @Override
    public final @Nullable Part getPart(String name) {
        return getParts().stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElse(null);
    }
}
