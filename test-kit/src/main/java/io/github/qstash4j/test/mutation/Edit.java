package io.github.qstash4j.test.mutation;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Some text of a source file, and what stands there instead.
 *
 * @param before lines or parts of lines, without their indentation
 */
record Edit(Path file, List<String> before, List<String> after) {

    /**
     * Makes the change.
     *
     * @throws IllegalStateException unless the text is there exactly once, so that the list is kept in step with the
     *     source
     */
    String applyTo(String source) {
        Matcher found = Pattern.compile(before.stream().map(Pattern::quote).collect(Collectors.joining("\\R\\h*")))
                .matcher(source);
        if (!found.find()) {
            throw new IllegalStateException(file + " does not have the text " + before + ".");
        }
        int start = found.start();
        int end = found.end();
        if (found.find()) {
            throw new IllegalStateException(file + " has the text " + before + " more than once.");
        }
        return source.substring(0, start) + String.join("\n", after) + source.substring(end);
    }
}
