package io.github.qstash4j.samples.lambda.local;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.timeline.AwaitTimeoutException;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.Timeline;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import io.github.qstash4j.samples.lambda.Order;
import io.github.qstash4j.test.lambda.LocalLambda;
import java.io.File;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts a dev server and the functions, publishes three orders, and tells what becomes of them. */
final class RunLocal {

    /** What takes QStash ten seconds takes half of one here. */
    private static final int SPEED = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The files of aws-lambda-java-runtime-interface-client and of what it depends on. */
    private static final Pattern RUNTIME_CLIENT = Pattern.compile("(aws-lambda-java|utils-lite)-.*\\.jar");

    /** What has to happen to messages to a URL, and how often. */
    private record Expected(URI url, MessageState state, int times) {

        @Override
        public String toString() {
            return url + " " + state + (times == 1 ? "" : " " + times + " times");
        }
    }

    private static final List<Expected> EXPECTED = List.of(
            new Expected(LocalFunctions.ORDER_PLACED, MessageState.DELIVERED, 2),
            new Expected(LocalFunctions.ORDER_PLACED, MessageState.RETRY, 1),
            new Expected(LocalFunctions.ORDER_PLACED, MessageState.FAILED, 1),
            new Expected(LocalFunctions.RECEIPT_REQUESTED, MessageState.DELIVERED, 2),
            new Expected(LocalFunctions.DELIVERY_FAILED, MessageState.DELIVERED, 1));

    private final String functionClassPath;
    private final Duration patience;
    private final PrintStream out;
    private volatile boolean ending;

    RunLocal(String functionClassPath, Duration patience, PrintStream out) {
        this.functionClassPath = functionClassPath;
        this.patience = patience;
        this.out = out;
    }

    /** The functions' jar, and {@code --once} to end when all has been told. */
    public static void main(String[] args) throws InterruptedException {
        boolean once = List.of(args).contains("--once");
        String functions = withRuntimeClient(args[0], System.getProperty("java.class.path", ""));
        System.exit(new RunLocal(functions, PATIENCE, System.out).run(once));
    }

    /** As on Lambda: what is deployed, and the runtime client, of which the jar has nothing. */
    static String withRuntimeClient(String jar, String classPath) {
        return Stream.concat(
                        Stream.of(jar),
                        Arrays.stream(classPath.split(File.pathSeparator, -1))
                                .filter(entry -> RUNTIME_CLIENT
                                        .matcher(new File(entry).getName())
                                        .matches()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    int run(boolean once) throws InterruptedException {
        out.println("Starting a dev server and three functions. What QStash does in a second takes " + 1000 / SPEED
                + " ms here.");
        try (DevServer server = DevServer.builder().speed(SPEED).localOnly(true).start();
                LocalFunctions functions = LocalFunctions.start(
                        server,
                        () -> LocalLambda.builder().classPath(functionClassPath).onOutput(this::show))) {
            server.timeline().subscribe(this::tell);
            publish(QStash.builder()
                    .token(server.token())
                    .baseUrl(server.url().toString())
                    .build());
            boolean complete = isComplete(server.timeline());
            if (!once) {
                stayUp(server, functions);
            }
            ending = true;
            return complete ? 0 : 1;
        }
    }

    /** What functions print; the runtime client complains when it is ended while it waits for an event. */
    private void show(String printed) {
        if (!ending) {
            out.print(printed);
        }
    }

    private void tell(TimelineEvent event) {
        // The line of how the attempt ended says that it was made.
        if (event.state() != MessageState.ACTIVE) {
            out.println(TimelineLine.of(event));
        }
    }

    private static void publish(QStash qstash) {
        for (Order order : List.of(
                new Order("o-1", "porto", 4200, false),
                new Order("o-2", "lisbon", 900, false),
                new Order("o-3", "porto", 100, true))) {
            qstash.publish(OutgoingMessage.to(LocalFunctions.ORDER_PLACED)
                    .json(order)
                    .failureCallback(LocalFunctions.DELIVERY_FAILED.toString()));
        }
    }

    private boolean isComplete(Timeline timeline) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (Expected expected : EXPECTED) {
            try {
                var unused = timeline.await(
                        expected.times(),
                        event -> event.url().equals(expected.url().toString()) && event.state() == expected.state(),
                        Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            } catch (AwaitTimeoutException e) {
                out.println("Missing: " + expected + ". " + e.getMessage());
                return false;
            }
        }
        return true;
    }

    private void stayUp(DevServer server, LocalFunctions functions) throws InterruptedException {
        out.printf(
                """

                Publish an order of your own, to porto, or to lisbon, which is closed at first:
                  curl -X POST %1$s/v2/publish/%3$s -H 'Authorization: Bearer %2$s' -H 'Content-Type: application/json' -H 'Upstash-Failure-Callback: %4$s' -d '{"orderId": "o-4", "warehouse": "lisbon", "amount": 700}'
                Look into the dead letter queue:
                  curl %1$s/v2/dlq -H 'Authorization: Bearer %2$s'
                Try to get in yourself, past QStash:
                  curl -i -X POST %5$s -d '{"orderId": "o-5", "warehouse": "porto", "amount": 1}'

                Ctrl-C ends it.
                """,
                server.url(),
                server.token(),
                LocalFunctions.ORDER_PLACED,
                LocalFunctions.DELIVERY_FAILED,
                functions.frontEnd(LocalFunctions.ORDER_PLACED));
        new CountDownLatch(1).await();
    }
}
