package io.github.qstash4j.client;

import java.util.regex.Pattern;

/** The names that QStash gives to what callers create: labels, queues, URL groups, flow control keys, schedules. */
public final class ResourceName {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,250}");

    private ResourceName() {}

    /**
     * The name, if it is one that QStash takes: 1 to 250 letters, digits, hyphens, periods and underscores, and not a
     * period or two alone, which would be lost in the path of a request.
     *
     * @param option what the name is for, the subject of the refusal
     * @throws IllegalArgumentException if it is not
     */
    public static String check(String option, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    option + " must be 1 to 250 letters, digits, hyphens, periods and underscores, and no others.");
        }
        if (name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException(option + " must not be a period or two, which a path would lose.");
        }
        return name;
    }
}
