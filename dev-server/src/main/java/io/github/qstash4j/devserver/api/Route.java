package io.github.qstash4j.devserver.api;

import org.jspecify.annotations.Nullable;

/**
 * A path, with the action behind it.
 *
 * @param before the path up to its variable, or all of it
 * @param after what follows the variable; null when there is none
 * @param deep whether the variable may contain slashes
 */
record Route(String method, String before, @Nullable String after, boolean deep, Action action) {

    private static final String VARIABLE = "{}";

    /** The path may have one variable, which stands as {@code {}} between slashes. */
    static Route of(String method, String path, Action action) {
        return of(method, path, false, action);
    }

    /** As {@link #of}, but the variable may contain slashes. */
    static Route deep(String method, String path, Action action) {
        return of(method, path, true, action);
    }

    private static Route of(String method, String path, boolean deep, Action action) {
        int variable = path.indexOf(VARIABLE);
        return variable < 0
                ? new Route(method, path, null, deep, action)
                : new Route(
                        method,
                        path.substring(0, variable),
                        path.substring(variable + VARIABLE.length()),
                        deep,
                        action);
    }

    /** The variable part of a path, as sent, empty where the route has none; null when the path is another one. */
    @Nullable String match(String requested) {
        if (after == null) {
            return requested.equals(before) ? "" : null;
        }
        int end = requested.length() - after.length();
        if (!requested.startsWith(before) || !requested.endsWith(after) || end <= before.length()) {
            return null;
        }
        String variable = requested.substring(before.length(), end);
        return deep || variable.indexOf('/') < 0 ? variable : null;
    }
}
