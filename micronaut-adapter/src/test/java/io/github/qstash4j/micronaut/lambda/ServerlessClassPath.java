package io.github.qstash4j.micronaut.lambda;

import java.io.File;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The class path of an application that has {@code micronaut-function-aws} and nothing of Micronaut's server. */
final class ServerlessClassPath {

    private static final Pattern SERVER =
            Pattern.compile("micronaut-(router|http-server|servlet-.*|function-aws-api-proxy)-\\d.*\\.jar");

    /** Surefire may hand over the class path in a jar that only names it. */
    private static final String ALL =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));

    private ServerlessClassPath() {}

    static String get() {
        return Arrays.stream(ALL.split(File.pathSeparator, -1))
                .filter(entry -> !SERVER.matcher(new File(entry).getName()).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
