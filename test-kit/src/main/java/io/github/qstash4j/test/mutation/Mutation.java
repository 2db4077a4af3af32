package io.github.qstash4j.test.mutation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A check that is switched off.
 *
 * @param theme the list it stands in
 * @param name what happens with it, as a sentence
 * @param survives why a suite cannot notice it, by the name of the suite, or by {@link #ANY}
 */
record Mutation(String theme, String name, List<Edit> edits, Map<String, String> survives) {

    static final String ANY = "any";

    /** Why it may survive under a suite, if it may. */
    Optional<String> excuse(String suite) {
        return Optional.ofNullable(survives.getOrDefault(suite, survives.get(ANY)));
    }
}
