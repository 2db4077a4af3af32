package io.github.qstash4j.client;

import java.util.regex.Pattern;

/** The names that QStash gives to what callers create: labels, flow control keys. */
final class ResourceName {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,250}");

    private ResourceName() {}

    static String check(String option, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    option + " must be 1 to 250 letters, digits, hyphens, periods and underscores, and no others.");
        }
        return name;
    }
}
