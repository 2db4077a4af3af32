package io.github.qstash4j.samples.micronaut.local;

import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.timeline.AwaitTimeoutException;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.Timeline;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Starts a dev server and the service, orders three things as a customer, and tells what becomes of them. */
final class RunLocal {

    private static final String SERVICE = "https://orders.example.com";

    /** What takes QStash ten seconds takes half of one here. */
    private static final int SPEED = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What has to happen to messages to a path, and how often. */
    private record Expected(String path, MessageState state, int times) {

        @Override
        public String toString() {
            return path + " " + state + (times == 1 ? "" : " " + times + " times");
        }
    }

    private static final List<Expected> EXPECTED = List.of(
            new Expected("/jobs/order-placed", MessageState.DELIVERED, 2),
            new Expected("/jobs/order-placed", MessageState.RETRY, 1),
            new Expected("/jobs/order-placed", MessageState.FAILED, 1),
            new Expected("/jobs/receipt", MessageState.DELIVERED, 2),
            new Expected("/callbacks/failed", MessageState.DELIVERED, 1));

    private static final List<String> ORDERS = List.of(
            "{\"orderId\": \"o-1\", \"warehouse\": \"porto\", \"amount\": 4200, \"cancelled\": false}",
            "{\"orderId\": \"o-2\", \"warehouse\": \"lisbon\", \"amount\": 900, \"cancelled\": false}",
            "{\"orderId\": \"o-3\", \"warehouse\": \"porto\", \"amount\": 100, \"cancelled\": true}");

    private final HttpClient customer = HttpClient.newHttpClient();
    private final Path jar;
    private final Duration patience;
    private final PrintStream out;

    RunLocal(Path jar, Duration patience, PrintStream out) {
        this.jar = jar;
        this.patience = patience;
        this.out = out;
    }

    /** The service's jar, and {@code --once} to end when all has been told. */
    public static void main(String[] args) throws Exception {
        boolean once = List.of(args).contains("--once");
        System.exit(new RunLocal(Path.of(args[0]), PATIENCE, System.out).run(once));
    }

    int run(boolean once) throws IOException, InterruptedException {
        out.println("Starting a dev server and " + jar.getFileName() + ". What QStash does in a second takes "
                + 1000 / SPEED + " ms here.");
        try (DevServer server = DevServer.builder().speed(SPEED).localOnly(true).start();
                RunningJar service = RunningJar.start(jar, server, SERVICE, out::println)) {
            server.map(SERVICE, service.url().toString());
            server.timeline().subscribe(this::tell);
            for (String order : ORDERS) {
                order(service, order);
            }
            boolean complete = isComplete(server.timeline());
            if (!once) {
                stayUp(server, service);
            }
            return complete ? 0 : 1;
        }
    }

    private void order(RunningJar service, String order) throws IOException, InterruptedException {
        HttpResponse<String> response = customer.send(
                HttpRequest.newBuilder(service.url().resolve("/orders"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(order))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 202) {
            throw new IllegalStateException("An order was answered with " + response.statusCode() + ".");
        }
    }

    private void tell(TimelineEvent event) {
        // The line of how the attempt ended says that it was made.
        if (event.state() != MessageState.ACTIVE) {
            Integer status = event.responseStatus();
            out.println(String.format(
                            "%s  %-20s  %-9s  %-9s  %s",
                            event.messageId(),
                            URI.create(event.url()).getPath(),
                            event.state(),
                            event.state() == MessageState.CREATED ? "" : "attempt " + event.attempt(),
                            status == null ? "" : status)
                    .stripTrailing());
        }
    }

    private boolean isComplete(Timeline timeline) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (Expected expected : EXPECTED) {
            try {
                var unused = timeline.await(
                        expected.times(),
                        event -> event.url().equals(SERVICE + expected.path()) && event.state() == expected.state(),
                        Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            } catch (AwaitTimeoutException e) {
                out.println("Missing: " + expected + ". " + e.getMessage());
                return false;
            }
        }
        return true;
    }

    private void stayUp(DevServer server, RunningJar service) throws InterruptedException {
        out.printf("""

                Order something yourself, from porto, or from lisbon, which is closed at first:
                  curl -X POST %3$s/orders -H 'Content-Type: application/json' -d '{"orderId": "o-4", "warehouse": "lisbon", "amount": 700, "cancelled": false}'
                Look into the dead letter queue:
                  curl %1$s/v2/dlq -H 'Authorization: Bearer %2$s'
                Try to get in yourself, past QStash:
                  curl -i -X POST %3$s/jobs/order-placed -d '{"orderId": "o-5", "warehouse": "porto", "amount": 1, "cancelled": false}'

                Ctrl-C ends it.
                """, server.url(), server.token(), service.url());
        new CountDownLatch(1).await();
    }
}
