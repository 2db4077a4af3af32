package io.github.qstash4j.test;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is likely to be a secret by its name, which no log should hold. */
final class Secrets {

    private static final String MASK = "***";
    private static final String NAMES = "token|secret|passw|pwd|auth(?!or(?!i))|session|cookie|signature"
            + "|(?<![a-z])sig(?![a-z])"
            + "|(?:api|signing|access|private|subscription|functions|encryption)[-_]?key";
    // A header may well be the key of an order; nothing is lost where a URL does not say which one.
    private static final Pattern HEADER = Pattern.compile(NAMES, Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER = Pattern.compile(NAMES + "|key|code", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER_NAME = Pattern.compile("(?<=[?&;])[^=&;?#]*(?==)");
    private static final Pattern PARAMETER_END = Pattern.compile("[&#]|$");
    private static final Pattern USER = Pattern.compile("^([^/?#]*//)[^/?#]*@");

    private Secrets() {}

    /** Whether the header of that name is likely to hold one. */
    static boolean isHeader(String name) {
        return HEADER.matcher(name).find();
    }

    /** A URL, or one from its path on, without user information and the values of such parameters. */
    static String masked(String url) {
        String text = USER.matcher(url).replaceFirst("$1" + MASK + "@");
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query) + maskedQuery(text.substring(query));
    }

    private static String maskedQuery(String query) {
        StringBuilder masked = new StringBuilder();
        Matcher name = PARAMETER_NAME.matcher(query);
        Matcher end = PARAMETER_END.matcher(query);
        int shown = 0;
        while (name.find(shown)) {
            boolean secret = PARAMETER.matcher(name.group()).find();
            masked.append(query, shown, name.end()).append(secret ? "=" + MASK : "=");
            shown = name.end() + 1;
            if (secret && end.find(shown)) {
                shown = end.start();
            }
        }
        return masked.append(query, shown, query.length()).toString();
    }
}
