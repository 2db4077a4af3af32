package io.github.qstash4j.micronaut;

import io.github.qstash4j.receiver.LedgerFailure;
import io.github.qstash4j.receiver.OnUndecodable;
import io.github.qstash4j.receiver.UrlCheck;
import io.github.qstash4j.receiver.VerificationEngine;
import io.github.qstash4j.receiver.consumer.QStashStartException;
import io.micronaut.context.env.Environment;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Refuses values that Micronaut would silently replace: by the default ones, or what is no boolean by false. */
final class ConfigurationCheck {

    private static final Map<String, Class<?>> TYPES = Map.ofEntries(
            Map.entry("qstash.url-check", UrlCheck.class),
            Map.entry("qstash.leeway", Duration.class),
            Map.entry("qstash.engine", VerificationEngine.class),
            Map.entry("qstash.on-undecodable", OnUndecodable.class),
            Map.entry("qstash.ledger.type", QStashConfiguration.LedgerType.class),
            Map.entry("qstash.ledger.lease", Duration.class),
            Map.entry("qstash.ledger.wait-for-completion", Duration.class),
            Map.entry("qstash.ledger.on-failure", LedgerFailure.class),
            Map.entry("qstash.ledger.retention", Duration.class),
            Map.entry("qstash.ledger.maximum-records", Integer.class),
            Map.entry("qstash.refresh-keys.time-to-live", Duration.class),
            Map.entry("qstash.refresh-keys.least-interval", Duration.class),
            Map.entry("qstash.refresh-keys.patience", Duration.class));
    private static final List<String> SWITCHES = List.of(
            "qstash.forwarded-headers",
            "qstash.refresh-keys.enabled",
            "qstash.schedules.enabled",
            "qstash.schedules.remove-undeclared",
            "qstash.schedules.take-over");
    private static final List<String> SIZES = List.of("qstash.max-body-size", "qstash.max-callback-size");
    private static final Pattern SWITCH = Pattern.compile("true|false|yes|no|on|off|y|n", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIZE = Pattern.compile("\\d+\\s*([KMG]B)?", Pattern.CASE_INSENSITIVE);

    private ConfigurationCheck() {}

    /** @throws QStashStartException if a value cannot be what it is for */
    static void check(Environment environment) {
        TYPES.forEach((name, type) -> environment
                .getProperty(name, String.class)
                .filter(value -> environment.getProperty(name, type).isEmpty())
                .ifPresent(value -> refuse(name, value, values(type))));
        checkTexts(environment, SWITCHES, SWITCH, "true or false");
        checkTexts(environment, SIZES, SIZE, "a number of bytes, such as 1048576 or 1MB");
    }

    private static void checkTexts(Environment environment, List<String> names, Pattern pattern, String values) {
        for (String name : names) {
            environment
                    .getProperty(name, String.class)
                    .filter(value -> !pattern.matcher(value.strip()).matches())
                    .ifPresent(value -> refuse(name, value, values));
        }
    }

    private static void refuse(String name, String value, String values) {
        throw new QStashStartException(name + " is \"" + value + "\".", "Make it " + values + ".");
    }

    private static String values(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant ->
                            constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(" or "));
        }
        return type == Duration.class ? "a duration, such as 30s or 15m" : "a number";
    }
}
