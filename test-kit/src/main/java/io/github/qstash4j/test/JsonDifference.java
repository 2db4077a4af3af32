package io.github.qstash4j.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first place at which two JSON trees differ.
 *
 * @param pointer a JSON pointer; empty for all of it
 */
record JsonDifference(String pointer, JsonNode expected, JsonNode found) {

    /** Null when the trees are equal; the order of fields makes no difference. */
    static @Nullable JsonDifference between(JsonNode expected, JsonNode found) {
        return between("", expected, found);
    }

    private static @Nullable JsonDifference between(String pointer, JsonNode expected, JsonNode found) {
        if (expected.equals(found) || isSameNumber(expected, found)) {
            return null;
        }
        if (expected.isObject() && found.isObject()) {
            return ofFields(pointer, expected, found);
        }
        if (expected.isArray() && found.isArray()) {
            return ofElements(pointer, expected, found);
        }
        return new JsonDifference(pointer, expected, found);
    }

    private static boolean isSameNumber(JsonNode expected, JsonNode found) {
        return expected.isNumber()
                && found.isNumber()
                && expected.decimalValue().compareTo(found.decimalValue()) == 0;
    }

    private static @Nullable JsonDifference ofFields(String pointer, JsonNode expected, JsonNode found) {
        Set<String> names = new LinkedHashSet<>();
        expected.fieldNames().forEachRemaining(names::add);
        found.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            String escaped = name.replace("~", "~0").replace("/", "~1");
            JsonDifference difference = between(pointer + "/" + escaped, expected.path(name), found.path(name));
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private static @Nullable JsonDifference ofElements(String pointer, JsonNode expected, JsonNode found) {
        for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
            JsonDifference difference = between(pointer + "/" + i, expected.path(i), found.path(i));
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    /** Goes on after "it". */
    String text() {
        return "has " + text(found) + (pointer.isEmpty() ? "" : " at " + ValueText.cut(pointer)) + " instead of "
                + text(expected);
    }

    private static String text(JsonNode node) {
        return node instanceof MissingNode ? "nothing" : ValueText.cut(node.toString());
    }
}
