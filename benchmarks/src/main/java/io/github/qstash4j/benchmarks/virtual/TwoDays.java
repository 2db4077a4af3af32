package io.github.qstash4j.benchmarks.virtual;

import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.message.Response;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Messages that become due one after the other over two days of manual time and are refused four times each. Prints the
 * nanoseconds that publishing them and moving the time have taken, round after round in one JVM.
 */
final class TwoDays {

    private static final int ROUNDS = 5;
    private static final int MESSAGES = 10_000;
    private static final int BATCH = 500;
    private static final int ATTEMPTS = 4;
    private static final Duration TIME = Duration.ofDays(2);
    /** The last retry comes half an hour after the first attempt. */
    private static final long LAST_DELAY_SECONDS = TIME.minusHours(1).toSeconds();

    private TwoDays() {}

    /** The argument says where the destination is: {@code loopback} or {@code in_process}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            if (args[0].equals("loopback")) {
                toLoopback();
            } else {
                inProcess();
            }
        }
    }

    private static void toLoopback() throws IOException, InterruptedException {
        try (RefusingDestination destination = new RefusingDestination();
                DevServer server = DevServer.builder().manualTime().start()) {
            measure(server, destination.url(), destination::refused);
        }
    }

    private static void inProcess() throws IOException, InterruptedException {
        AtomicInteger refused = new AtomicInteger();
        try (DevServer server = DevServer.builder()
                .manualTime()
                .destination("https://app.example.com", request -> {
                    refused.incrementAndGet();
                    return Response.of(500);
                })
                .start()) {
            measure(server, "https://app.example.com/jobs", refused::get);
        }
    }

    private static void measure(DevServer server, String destination, IntSupplier refused)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        publish(server, destination);
        long published = System.nanoTime();
        server.time().advance(TIME);
        long end = System.nanoTime();
        if (refused.getAsInt() != ATTEMPTS * MESSAGES) {
            throw new IllegalStateException("The destination has seen " + refused.getAsInt() + " attempts.");
        }
        System.out.println("publish=" + (published - start));
        System.out.println("advance=" + (end - published));
    }

    private static void publish(DevServer server, String destination) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        for (int first = 0; first < MESSAGES; first += BATCH) {
            String batch = IntStream.range(first, first + BATCH)
                    .mapToObj(i -> "{\"destination\":\"" + destination + "\",\"body\":\"" + i
                            + "\",\"headers\":{\"Upstash-Retries\":\"" + (ATTEMPTS - 1) + "\",\"Upstash-Delay\":\""
                            + LAST_DELAY_SECONDS * i / MESSAGES + "s\"}}")
                    .collect(Collectors.joining(",", "[", "]"));
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(server.url().resolve("/v2/batch"))
                            .header("Authorization", "Bearer " + server.token())
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(batch))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("The dev server has answered: " + response.body());
            }
        }
    }
}
