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

    /**
     * The variable part of a path, as sent, empty where the route has none; null when the path is another one. As with
     * QStash, the case of letters does not count, nor does a slash at the end: one SDK calls {@code /v2/Schedules}.
     */
    @Nullable String match(String requested) {
        if (after == null) {
            return isAt(before, requested) ? "" : null;
        }
        String path = deep ? requested : withoutSlashAtEnd(requested);
        int end = path.length() - after.length();
        if (end <= before.length()
                || !path.regionMatches(true, 0, before, 0, before.length())
                || !path.regionMatches(true, end, after, 0, after.length())) {
            return null;
        }
        String variable = path.substring(before.length(), end);
        return deep || variable.indexOf('/') < 0 ? variable : null;
    }

    /** Whether a path is that of a route without a variable. */
    static boolean isAt(String routed, String requested) {
        return withoutSlashAtEnd(requested).equalsIgnoreCase(routed);
    }

    private static String withoutSlashAtEnd(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
