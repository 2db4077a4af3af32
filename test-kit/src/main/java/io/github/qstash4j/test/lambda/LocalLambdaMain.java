package io.github.qstash4j.test.lambda;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a function until the process is told to stop, and shows what it prints. Exits with 0 after help was asked for,
 * with 1 when the function cannot start, and with 2 when the command line cannot be understood.
 */
public final class LocalLambdaMain {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final PrintStream out;
    private final PrintStream err;
    private boolean isInLine;

    LocalLambdaMain(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] words) throws InterruptedException {
        int status = new LocalLambdaMain(System.out, System.err).run(words, System.getenv());
        System.exit(status);
    }

    /** Returns only when no function runs. */
    int run(String[] words, Map<String, String> environment) throws InterruptedException {
        LocalLambdaOptions options;
        try {
            options = LocalLambdaOptions.read(words, environment);
        } catch (LocalLambdaOptions.UsageException e) {
            err.print(e.getMessage() + "\n\n" + LocalLambdaOptions.usage());
            return MISUSED;
        }
        if (options == null) {
            out.print(LocalLambdaOptions.usage());
            return 0;
        }
        try (LocalLambda lambda = options.function().onOutput(this::show).start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(lambda), "qstash4j-stop"));
            listen(lambda, options);
            say("Ready.");
            new CountDownLatch(1).await();
            return 0;
        } catch (IllegalStateException | UncheckedIOException e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }

    private void listen(LocalLambda lambda, LocalLambdaOptions options) {
        int port = options.port();
        for (FrontEndSettings frontEnd : options.frontEnds()) {
            try {
                say(frontEnd.frontEnd().option() + " " + lambda.listen(frontEnd, port) + frontEnd.prefix());
            } catch (UncheckedIOException e) {
                throw new IllegalStateException(
                        "Port " + port + " cannot be listened on. Choose another one by --port.", e);
            }
            port = port == 0 ? 0 : port + 1;
        }
    }

    private synchronized void show(String text) {
        out.print(text);
        out.flush();
        isInLine = !text.endsWith("\n");
    }

    /** On a line of its own, whatever the function has printed. */
    private synchronized void say(String line) {
        show((isInLine ? "\n" : "") + line + "\n");
    }

    private void stop(LocalLambda lambda) {
        lambda.close();
        say("Stopped.");
    }
}
