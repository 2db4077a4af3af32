package io.github.qstash4j.client;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The headers of a publishing request; immutable, and each name once, whatever its case. */
final class PublishHeaders {

    static final PublishHeaders NONE = new PublishHeaders(Map.of());

    private final Map<String, String> byName;

    private PublishHeaders(Map<String, String> byName) {
        this.byName = byName;
    }

    PublishHeaders with(String name, String value) {
        Map<String, String> copy = copyWithout(name); // or else the spelling of the first name would stay
        copy.put(name, value);
        return new PublishHeaders(Collections.unmodifiableMap(copy));
    }

    PublishHeaders without(String name) {
        return new PublishHeaders(Collections.unmodifiableMap(copyWithout(name)));
    }

    /** Without the names that begin with these letters, in this case. */
    PublishHeaders withoutAll(String prefix) {
        Map<String, String> copy = copyWithout(prefix);
        copy.keySet().removeIf(name -> name.startsWith(prefix));
        return new PublishHeaders(Collections.unmodifiableMap(copy));
    }

    private Map<String, String> copyWithout(String name) {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(byName);
        copy.remove(name);
        return copy;
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    @Nullable String get(String name) {
        return byName.get(name);
    }

    /** Names are looked up ignoring case. */
    Map<String, String> byName() {
        return byName;
    }
}
