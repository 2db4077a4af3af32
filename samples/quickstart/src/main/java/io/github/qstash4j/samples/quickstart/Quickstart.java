package io.github.qstash4j.samples.quickstart;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.devserver.DevServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts a dev server and the application beside it, publishes three messages, and tells what becomes of them. */
final class Quickstart {

    /** What takes QStash ten seconds takes half of one here. */
    private static final int SPEED = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Quickstart() {}

    /** {@code --once} ends when the story has been told, {@code --color} colors it. */
    public static void main(String[] args) throws Exception {
        List<String> options = List.of(args);
        System.exit(run(options.contains("--once"), options.contains("--color")));
    }

    static int run(boolean once, boolean inColor) throws IOException, InterruptedException {
        try (DevServer server =
                DevServer.builder().developmentUser().speed(SPEED).start()) {
            String app = "http://127.0.0.1:" + freePort();
            try (ConfigurableApplicationContext application = start(app, server)) {
                Story story = new Story(System.out, Clock.system(ZoneId.systemDefault()), inColor);
                System.out.println("What QStash does in a second takes " + 1000 / SPEED + " ms here.");
                server.timeline().subscribe(story);
                publish(application.getBean(QStash.class), app);
                List<Story.Expected> missing = story.missingAfter(PATIENCE);
                missing.forEach(
                        expected -> System.out.println("missing after " + PATIENCE.toSeconds() + " s: " + expected));
                if (!once) {
                    stayUp(app, server);
                }
                return missing.isEmpty() ? 0 : 1;
            }
        }
    }

    private static ConfigurableApplicationContext start(String app, DevServer server) {
        return SpringApplication.run(
                OrdersApplication.class,
                "--server.port=" + app.substring(app.lastIndexOf(':') + 1),
                "--qstash.public-base-url=" + app,
                "--qstash.url=" + server.url(),
                "--qstash.token=" + server.token(),
                "--qstash.current-signing-key=" + server.currentSigningKey(),
                "--qstash.next-signing-key=" + server.nextSigningKey());
    }

    private static void publish(QStash qstash, String app) {
        Order order = new Order("o-1", 42);
        qstash.publish(
                OutgoingMessage.to(app + "/jobs/order-placed").json(order).callback(app + "/callbacks/order-placed"));
        qstash.publish(OutgoingMessage.to(app + "/jobs/flaky").json(order));
        qstash.publish(
                OutgoingMessage.to(app + "/jobs/rejected").json(order).failureCallback(app + "/callbacks/failed"));
    }

    private static void stayUp(String app, DevServer server) throws InterruptedException {
        System.out.printf("""

                app=%1$s
                qstash=%2$s

                Publish an order of your own:
                  curl -X POST %2$s/v2/publish/%1$s/jobs/order-placed -H 'Authorization: Bearer %3$s' -H 'Content-Type: application/json' -d '{"orderId": "o-2", "amount": 7}'
                Look into the dead letter queue:
                  curl %2$s/v2/dlq -H 'Authorization: Bearer %3$s'

                Ctrl-C ends it.
                """, app, server.url(), server.token());
        new CountDownLatch(1).await();
    }

    /** The application has to know its public URL before it listens, so its port is chosen here. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
