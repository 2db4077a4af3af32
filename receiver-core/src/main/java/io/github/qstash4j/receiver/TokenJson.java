package io.github.qstash4j.receiver;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one JSON object of a token says of each {@link TokenName}, and which other members it has. */
@SuppressWarnings("EnumOrdinal")
final class TokenJson {

    /** The value of a member that is present and neither null, text nor a whole number that fits a {@code long}. */
    static final Object OTHER = new Object();

    private final @Nullable Object[] members = new @Nullable Object[TokenName.ALL.length];
    private int present;
    private @Nullable List<String> others;

    /** Whether the name is new. */
    boolean add(TokenName name, @Nullable Object value) {
        int bit = 1 << name.ordinal();
        if ((present & bit) != 0) {
            return false;
        }
        present |= bit;
        members[name.ordinal()] = value;
        return true;
    }

    /** Whether the name, which is none of {@link TokenName}, is new. */
    boolean addOther(String name) {
        if (others == null) {
            others = new ArrayList<>();
        }
        return !others.contains(name) && others.add(name);
    }

    /** A {@link String}, a {@link Long}, {@link #OTHER}, or null for a member that is null or absent. */
    @Nullable Object get(TokenName name) {
        return members[name.ordinal()];
    }
}
