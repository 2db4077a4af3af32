package io.github.qstash4j.devserver;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a server until the process is told to stop. It has the users that QStash's own development server is documented
 * to have. Exits with 0 after help was asked for, with 1 when the server cannot start, and with 2 when the command line
 * cannot be understood.
 */
public final class CommandLine {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final PrintStream out;
    private final PrintStream err;

    CommandLine(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] words) throws InterruptedException {
        CommandLine commandLine = new CommandLine(System.out, System.err);
        int status = commandLine.run(words, System.getenv());
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Returns only when no server runs. */
    int run(String[] words, Map<String, String> environment) throws InterruptedException {
        try {
            DevServerBuilder builder = CommandLineOptions.read(words, environment);
            if (builder == null) {
                out.print(CommandLineOptions.usage());
                return 0;
            }
            DevServer server = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "qstash4j-stop"));
            announce(server);
            new CountDownLatch(1).await();
            return 0;
        } catch (CommandLineOptions.UsageException e) {
            err.print(e.getMessage() + "\n\n" + CommandLineOptions.usage());
            return MISUSED;
        } catch (UncheckedIOException e) {
            err.println(reason(e));
            return FAILED;
        }
    }

    private void stop(DevServer server) {
        server.close();
        out.println("Stopped.");
        out.flush();
    }

    private void announce(DevServer server) {
        out.println("QSTASH_URL=" + server.url());
        out.println("QSTASH_TOKEN=" + server.token());
        out.println("QSTASH_CURRENT_SIGNING_KEY=" + server.currentSigningKey());
        out.println("QSTASH_NEXT_SIGNING_KEY=" + server.nextSigningKey());
        // Official clients that start a server wait for these words.
        out.println("QStash-compatible dev server running at " + server.url());
        out.flush();
    }

    private static String reason(UncheckedIOException e) {
        Throwable cause = e.getCause();
        Throwable deeper = cause == null ? null : cause.getCause();
        String sentence = String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
        return deeper == null ? sentence : sentence + " " + deeper.getMessage() + "; choose another one by --port.";
    }
}
