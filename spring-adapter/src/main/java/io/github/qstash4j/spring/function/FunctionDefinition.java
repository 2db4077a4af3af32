package io.github.qstash4j.spring.function;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The name of a function, or of several that Spring Cloud Function composes: {@code validate|placed}.
 *
 * @param names of the functions, in the order in which they are called
 */
record FunctionDefinition(List<String> names) {

    /** Calls whichever function a header of the request names. */
    private static final String ROUTER = "functionRouter";

    static FunctionDefinition of(String text) {
        return new FunctionDefinition(List.of(text.strip().split("\\s*[|,]\\s*")));
    }

    String first() {
        return names.get(0);
    }

    String last() {
        return names.get(names.size() - 1);
    }

    boolean isSteeredByHeaders() {
        return names.contains(ROUTER);
    }

    /** As it may stand in a path. */
    Set<String> spellings() {
        return new LinkedHashSet<>(List.of(String.join("|", names), String.join(",", names)));
    }

    /** As Spring Cloud Function itself writes it. */
    @Override
    public String toString() {
        return String.join("|", names);
    }
}
