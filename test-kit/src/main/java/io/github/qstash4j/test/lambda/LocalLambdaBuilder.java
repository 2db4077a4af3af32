package io.github.qstash4j.test.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The options of a {@link LocalLambda}. Not thread-safe. */
public final class LocalLambdaBuilder {

    private @Nullable String handler;
    private Map<String, String> environment = new LinkedHashMap<>();
    private String classPath = FunctionClassPath.ofThisProcess();
    private Path javaHome = Path.of(System.getProperty("java.home"));
    private List<String> jvmOptions = new ArrayList<>();
    private int memory = 512;
    private int concurrency = 1;
    private boolean snapStart;
    private Duration timeout = Duration.ofSeconds(10);
    private Duration initTimeout = Duration.ofSeconds(60);
    private String functionName = "local";
    private Consumer<String> outputListener = text -> {};

    LocalLambdaBuilder() {}

    /** A function that runs must not be changed by what its builder is told afterwards. */
    private LocalLambdaBuilder(LocalLambdaBuilder other) {
        handler = other.handler;
        environment = new LinkedHashMap<>(other.environment);
        classPath = other.classPath;
        javaHome = other.javaHome;
        jvmOptions = new ArrayList<>(other.jvmOptions);
        memory = other.memory;
        concurrency = other.concurrency;
        snapStart = other.snapStart;
        timeout = other.timeout;
        initTimeout = other.initTimeout;
        functionName = other.functionName;
        outputListener = other.outputListener;
    }

    /** What Lambda calls the handler: a class, or {@code com.example.Class::method}. Required. */
    public LocalLambdaBuilder handler(String newHandler) {
        check(
                newHandler.matches("[\\w.$]+(::[\\w$]+)?"),
                "handler must be a class or Class::method, but is " + newHandler);
        handler = newHandler;
        return this;
    }

    /** The class that handles the events. */
    public LocalLambdaBuilder handler(Class<?> newHandler) {
        return handler(newHandler.getName());
    }

    /**
     * More environment variables. Besides those that Lambda sets there are no others: nothing is inherited.
     *
     * @throws IllegalArgumentException if one of them is Lambda's own
     */
    public LocalLambdaBuilder environment(Map<String, String> variables) {
        variables.keySet().forEach(FunctionEnvironment::check);
        environment.putAll(variables);
        return this;
    }

    /** One more environment variable. */
    public LocalLambdaBuilder environment(String name, String value) {
        return environment(Map.of(name, value));
    }

    /** The function's class path, with the runtime client on it. The default is the one of this JVM. */
    public LocalLambdaBuilder classPath(String newClassPath) {
        classPath = newClassPath;
        return this;
    }

    /** The JDK or JRE to run the function in. The default is the one that runs this. */
    public LocalLambdaBuilder javaHome(Path home) {
        javaHome = home;
        return this;
    }

    /** More options for the function's JVM; of two that contradict each other, the JVM takes the later. */
    public LocalLambdaBuilder jvmOptions(String... options) {
        jvmOptions.addAll(List.of(options));
        return this;
    }

    /** The function's memory in MB, of which its heap gets 85 percent. The default is 512. */
    public LocalLambdaBuilder memory(int megabytes) {
        check(megabytes >= 128 && megabytes <= 10_240, "memory must be from 128 to 10240, but is " + megabytes);
        memory = megabytes;
        return this;
    }

    /**
     * How long an invocation may take. The default is 10 s. A process that takes longer is killed, and the next event
     * starts another one; with more {@link #concurrency} the invocation fails and goes on, as Lambda has it.
     */
    public LocalLambdaBuilder timeout(Duration newTimeout) {
        check(newTimeout.toMillis() > 0, "timeout must be longer than nothing");
        timeout = newTimeout;
        return this;
    }

    /** How long the start of a process may take. The default is a minute, since this machine may be a busy one. */
    public LocalLambdaBuilder initTimeout(Duration newTimeout) {
        check(newTimeout.toMillis() > 0, "initTimeout must be longer than nothing");
        initTimeout = newTimeout;
        return this;
    }

    /**
     * How many events the process handles at once, by {@code AWS_LAMBDA_MAX_CONCURRENCY}, as on Lambda Managed
     * Instances. The default is 1. Further events wait: where Lambda would start more processes, here is one.
     */
    public LocalLambdaBuilder concurrency(int events) {
        check(events >= 1 && events <= 1000, "concurrency must be from 1 to 1000, but is " + events);
        concurrency = events;
        return this;
    }

    /**
     * Has the runtime client do around a snapshot what it does with SnapStart: resources of {@code org.crac} are told
     * of a checkpoint when the function is initialised, and then of a restore. There is no snapshot in between.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">Lambda: hooks
     *     around a snapshot</a>
     */
    public LocalLambdaBuilder snapStart() {
        snapStart = true;
        return this;
    }

    /** The function's name. The default is {@code local}. */
    public LocalLambdaBuilder functionName(String name) {
        check(name.matches("[A-Za-z0-9_-]{1,64}"), "functionName must be letters, digits, _ and -, but is " + name);
        functionName = name;
        return this;
    }

    /**
     * Is told what the function prints, and why a front end has answered in its place: in pieces, as it comes, by one
     * thread at a time. The function does not wait for it. What it throws is noted in {@link LocalLambda#output()}.
     */
    public LocalLambdaBuilder onOutput(Consumer<String> listener) {
        outputListener = listener;
        return this;
    }

    /**
     * Starts the function.
     *
     * @throws IllegalArgumentException if no handler was named
     * @throws IllegalStateException if there is no such class, no runtime client on the class path, or if the function
     *     cannot be initialised; with what it has printed
     * @throws java.io.UncheckedIOException if there is no {@code java} to start
     */
    public LocalLambda start() {
        check(handler != null, "handler is missing: name the class that handles the events");
        return LocalLambda.start(new LocalLambdaBuilder(this));
    }

    private static void check(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    String handler() {
        return String.valueOf(handler);
    }

    String handlerClass() {
        return handler().split("::", 2)[0];
    }

    Map<String, String> environment() {
        return environment;
    }

    String classPath() {
        return classPath;
    }

    Path javaHome() {
        return javaHome;
    }

    List<String> jvmOptions() {
        return jvmOptions;
    }

    int memory() {
        return memory;
    }

    int concurrency() {
        return concurrency;
    }

    boolean isSnapStart() {
        return snapStart;
    }

    Duration timeout() {
        return timeout;
    }

    Duration initTimeout() {
        return initTimeout;
    }

    String functionName() {
        return functionName;
    }

    Consumer<String> outputListener() {
        return outputListener;
    }
}
