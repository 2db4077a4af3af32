package io.github.qstash4j.test.lambda;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the command line says: each option as {@code --name value} or {@code --name=value}. */
final class LocalLambdaOptions {

    /** Says in one sentence what is wrong with the command line. */
    static final class UsageException extends Exception {

        private static final long serialVersionUID = 1L;

        UsageException(String sentence) {
            super(sentence, null, false, false);
        }
    }

    private record Option(String name, String value, String meaning, BiConsumer<LocalLambdaOptions, String> reader) {}

    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,4})s?");

    private static final List<Option> TABLE = List.of(
            new Option("--handler", "CLASS", "the handler, or CLASS::METHOD; required", (o, v) -> o.handler(v)),
            new Option(
                    "--front",
                    "FRONT",
                    "rest-api, http-api, function-url, alb or alb-multi-value;\n"
                            + "repeatable, on one port after the other (default: function-url)",
                    (o, v) -> o.front(v)),
            new Option("--port", "N", "listen on that port (default: 9000; 0 for any)", (o, v) -> o.port(v)),
            new Option(
                    "--domain",
                    "HOST",
                    "the public domain name (default: the host that a request names)",
                    (o, v) -> o.domain(v)),
            new Option("--stage", "NAME", "the stage, first in the path: rest-api and http-api", (o, v) -> o.stage = v),
            new Option(
                    "--env",
                    "K=V",
                    "set a variable, or K alone to hand on this process's own;\nrepeatable, nothing else is handed on",
                    (o, v) -> o.env(v)),
            new Option("--timeout", "SECONDS", "how long an event may take (default: 10)", (o, v) -> o.timeout(v)),
            new Option(
                    "--concurrency",
                    "N",
                    "how many events are handled at once (default: 1)",
                    (o, v) -> o.function.concurrency(number(v))),
            new Option(
                    "--memory", "MB", "the function's memory (default: 512)", (o, v) -> o.function.memory(number(v))));

    private final LocalLambdaBuilder function = LocalLambda.builder();
    private final Map<String, String> environment;
    private final List<FrontEnd> fronts = new ArrayList<>();
    private int port = 9000;
    private boolean hasHandler;
    private @Nullable String domain;
    private @Nullable String stage;

    private LocalLambdaOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Reads a command line; null when it asks for help.
     *
     * @throws UsageException when it cannot be understood
     */
    static @Nullable LocalLambdaOptions read(String[] words, Map<String, String> environment) throws UsageException {
        LocalLambdaOptions options = new LocalLambdaOptions(environment);
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
        if (!options.hasHandler) {
            throw new UsageException("--handler is missing: name the class that handles the events.");
        }
        apply("--stage", options::frontEnds);
        apply("--port", options::checkPorts);
        return options;
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
        StringBuilder usage = new StringBuilder("Usage: java -cp CLASSPATH " + LocalLambdaMain.class.getName()
                + " --handler CLASS [options]\n\nA Lambda function on this machine.\n\n");
        for (Option option : TABLE) {
            usage.append(line(option.name() + " " + option.value(), option.meaning()));
        }
        return usage.append(line("--help", "print this")).toString();
    }

    private static String line(String option, String meaning) {
        String indented = meaning.replace("\n", "\n" + " ".repeat(21));
        return "  " + option + " ".repeat(19 - option.length()) + indented + "\n";
    }

    LocalLambdaBuilder function() {
        return function;
    }

    int port() {
        return port;
    }

    List<FrontEndSettings> frontEnds() {
        List<FrontEndSettings> all = new ArrayList<>();
        for (FrontEnd front : fronts.isEmpty() ? List.of(FrontEnd.FUNCTION_URL) : fronts) {
            FrontEndSettings settings = FrontEndSettings.of(front);
            settings = domain == null ? settings : settings.withDomain(domain);
            all.add(stage == null ? settings : settings.withStage(stage));
        }
        return all;
    }

    private void domain(String value) {
        domain = FrontEndSettings.of(FrontEnd.FUNCTION_URL).withDomain(value).domain();
    }

    private void checkPorts() {
        if (port > 0 && port + Math.max(1, fronts.size()) - 1 > 65535) {
            throw new IllegalArgumentException(fronts.size() + " front ends need as many ports from " + port + " on");
        }
    }

    private void handler(String value) {
        function.handler(value);
        hasHandler = true;
    }

    private void front(String value) {
        for (FrontEnd front : FrontEnd.values()) {
            if (front.option().equals(value)) {
                fronts.add(front);
                return;
            }
        }
        throw new IllegalArgumentException(
                "front must be rest-api, http-api, function-url, alb or alb-multi-value, but is " + value);
    }

    private void port(String value) {
        port = number(value);
        if (port > 65535) {
            throw new IllegalArgumentException("port must be from 0 to 65535, but is " + value);
        }
    }

    private void env(String value) {
        String[] parts = value.split("=", 2);
        String given = parts.length == 2 ? parts[1] : environment.get(parts[0]);
        if (given == null) {
            throw new IllegalArgumentException("this process has no variable " + parts[0] + " to hand on");
        }
        function.environment(parts[0], given);
    }

    private void timeout(String value) {
        Matcher seconds = SECONDS.matcher(value);
        if (!seconds.matches()) {
            throw new IllegalArgumentException("timeout must be seconds, as in 10 or 10s, but is " + value);
        }
        function.timeout(Duration.ofSeconds(Integer.parseInt(seconds.group(1))));
    }

    private static int number(String value) {
        if (!value.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException("it must be a number, but is " + value);
        }
        return Integer.parseInt(value);
    }
}
