package io.github.qstash4j.test.mutation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check that is switched off.
 *
 * @param theme the list it stands in
 * @param name what happens with it, as a sentence
 * @param survives why no suite can notice it; null where a suite has to
 */
record Mutation(
        String theme,
        String name,
        List<Edit> edits,
        @Nullable String survives) {}
