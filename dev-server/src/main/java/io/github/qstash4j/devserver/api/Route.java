package io.github.qstash4j.devserver.api;

import org.jspecify.annotations.Nullable;

/**
 * A path, with the action behind it.
 *
 * @param path ends with a slash where the rest is the variable
 * @param deep whether the variable may contain slashes
 */
record Route(String method, String path, boolean deep, Action action) {

    static Route of(String method, String path, Action action) {
        return new Route(method, path, false, action);
    }

    static Route deep(String method, String path, Action action) {
        return new Route(method, path, true, action);
    }

    /** The variable part of a path, empty where the route has none; null when the path is another one. */
    @Nullable String match(String requested) {
        if (!path.endsWith("/")) {
            return requested.equals(path) ? "" : null;
        }
        if (!requested.startsWith(path) || requested.length() == path.length()) {
            return null;
        }
        String variable = requested.substring(path.length());
        return deep || variable.indexOf('/') < 0 ? variable : null;
    }
}
