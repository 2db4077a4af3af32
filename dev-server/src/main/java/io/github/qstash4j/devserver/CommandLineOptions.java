package io.github.qstash4j.devserver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the command line says: the options of the server, each as {@code --name value} or {@code --name=value}. */
final class CommandLineOptions {

    /** Says in one sentence what is wrong with the command line. */
    static final class UsageException extends Exception {

        private static final long serialVersionUID = 1L;

        UsageException(String sentence) {
            super(sentence, null, false, false);
        }
    }

    private record Option(String name, String value, String meaning, BiConsumer<CommandLineOptions, String> reader) {}

    private static final String DEFAULT_PORT = "8080";
    private static final Pattern MAPPING = Pattern.compile("(?i)(https?://.+?)=(https?://.+)");
    private static final Pattern SPEED = Pattern.compile("x([1-9][0-9]{0,6})");

    private static final List<Option> TABLE = List.of(
            new Option("--port", "N", "listen on that port (default: QSTASH_DEV_PORT, or 8080)", (o, v) -> o.port(v)),
            new Option(
                    "--map",
                    "FROM=TO",
                    "deliver what is published for FROM to TO, as in\n"
                            + "https://app.example.com=http://127.0.0.1:3000; repeatable",
                    (o, v) -> o.map(v)),
            new Option(
                    "--time",
                    "real|xN",
                    "let delays and schedules run N times as fast, as in x100\n(default: real)",
                    (o, v) -> o.time(v)));

    private final DevServerBuilder server = DevServer.builder().developmentUsers();

    private CommandLineOptions() {}

    /**
     * Reads a command line; null when it asks for help.
     *
     * @throws UsageException when it cannot be understood, or the environment has a port that is none
     */
    static @Nullable DevServerBuilder read(String[] words, Map<String, String> environment) throws UsageException {
        CommandLineOptions options = new CommandLineOptions();
        apply("QSTASH_DEV_PORT", () -> options.port(environment.getOrDefault("QSTASH_DEV_PORT", DEFAULT_PORT)));
        Deque<String> left = new ArrayDeque<>(List.of(words));
        while (!left.isEmpty()) {
            String word = left.remove();
            if (word.equals("--help") || word.equals("-h")) {
                return null;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            Option option = option(name);
            String value = equals < 0 ? left.poll() : word.substring(equals + 1);
            if (value == null) {
                throw new UsageException(name + " needs a value: " + option.value());
            }
            apply(name, () -> option.reader().accept(options, value));
        }
        return options.server;
    }

    private static Option option(String name) throws UsageException {
        for (Option option : TABLE) {
            if (option.name().equals(name)) {
                return option;
            }
        }
        throw new UsageException("There is no option " + name + ".");
    }

    private static void apply(String name, Runnable reading) throws UsageException {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            throw new UsageException(name + ": " + e.getMessage());
        }
    }

    static String usage() {
        StringBuilder usage = new StringBuilder(
                "Usage: java -jar qstash4j-dev-server.jar [options]\n\nA QStash-compatible server.\n\n");
        for (Option option : TABLE) {
            usage.append(line(option.name() + " " + option.value(), option.meaning()));
        }
        return usage.append(line("--help", "print this")).toString();
    }

    private static String line(String option, String meaning) {
        String indented = meaning.replace("\n", "\n" + " ".repeat(21));
        return "  " + option + " ".repeat(19 - option.length()) + indented + "\n";
    }

    private void port(String value) {
        if (!value.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("port must be from 0 to 65535, but is " + value);
        }
        server.port(Integer.parseInt(value));
    }

    private void map(String value) {
        Matcher mapping = MAPPING.matcher(value);
        if (!mapping.matches()) {
            throw new IllegalArgumentException("map must be FROM=TO, two http or https URLs, but is " + value);
        }
        server.map(mapping.group(1), mapping.group(2));
    }

    private void time(String value) {
        Matcher speed = SPEED.matcher(value);
        if (speed.matches()) {
            server.speed(Integer.parseInt(speed.group(1)));
        } else if (!value.equals("real")) {
            throw new IllegalArgumentException("time must be real, or x1 to x1000000, but is " + value);
        }
    }
}
