package io.github.qstash4j.devserver.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A query string, which can be taken apart and put together again without changing a character of what stays. */
record Query(@Nullable String raw, List<Parameter> parameters) {

    /** One part between ampersands; null values where a percent sign leads nowhere. */
    record Parameter(String raw, String name, @Nullable String value) {}

    static Query parse(@Nullable String raw) {
        List<Parameter> parameters = new ArrayList<>();
        if (raw != null) {
            for (String part : raw.split("&", -1)) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                String decoded = decode(name);
                parameters.add(new Parameter(
                        part, decoded == null ? name : decoded, equals < 0 ? "" : decode(part.substring(equals + 1))));
            }
        }
        return new Query(raw, List.copyOf(parameters));
    }

    private static @Nullable String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** All values of one name, in order. */
    List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                values.add(valueOf(parameter));
            }
        }
        return values;
    }

    /** Null when there is none, or an empty one. */
    @Nullable String single(String name) {
        List<String> values = values(name);
        if (values.size() > 1) {
            throw Refusal.badRequest("The parameter " + name + " must be given once.");
        }
        return values.isEmpty() || values.get(0).isEmpty() ? null : values.get(0);
    }

    static String valueOf(Parameter parameter) {
        String value = parameter.value();
        if (value == null) {
            throw Refusal.badRequest(
                    "The parameter " + Refusal.quoted(parameter.name()) + " is not percent-encoded correctly.");
        }
        return value;
    }

    /** The query without the parameters whose name meets the condition; null when there is none or nothing is left. */
    @Nullable String without(Predicate<String> names) {
        List<String> left = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (!names.test(parameter.name())) {
                left.add(parameter.raw());
            }
        }
        if (left.size() == parameters.size()) {
            return raw;
        }
        return left.isEmpty() ? null : String.join("&", left);
    }
}
