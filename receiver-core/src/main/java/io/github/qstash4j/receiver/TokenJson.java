package io.github.qstash4j.receiver;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The members of one JSON object of a token, in their order. A token has few, so they are searched one by one. */
final class TokenJson {

    /** The value of a member that is present and neither null, text nor a whole number that fits a {@code long}. */
    static final Object OTHER = new Object();

    private String[] names = new String[8];
    private @Nullable Object[] values = new Object[8];
    private int size;

    /** Whether the name is new. */
    boolean add(String name, @Nullable Object value) {
        if (indexOf(name) >= 0) {
            return false;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        names[size] = name;
        values[size++] = value;
        return true;
    }

    /** A {@link String}, a {@link Long}, {@link #OTHER}, or null for a member that is null or absent. */
    @Nullable Object get(String name) {
        int index = indexOf(name);
        return index < 0 ? null : values[index];
    }

    private int indexOf(String name) {
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
