package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.devserver.message.Response;
import io.github.qstash4j.devserver.timeline.AwaitTimeoutException;
import io.github.qstash4j.devserver.timeline.MessageState;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private static Set<Thread> serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("qstash4j-")
                        || thread.getName().startsWith("requester-")
                        || thread.getName().startsWith("server-")
                        || thread.getName().contains("httpasync"))
                .collect(Collectors.toSet());
    }

    @Test
    void a_hundred_servers_leave_no_thread_and_no_port() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        int port = 0;
        for (int i = 0; i < 100; i++) {
            try (DevServer server = DevServer.builder().port(port).start()) {
                server.timeline().subscribe(event -> {}).close();
                if (i % 10 == 0) {
                    // Most servers never deliver; some must, so that the courier's threads are seen to end.
                    Rest.of(server).published("http://127.0.0.1:1/", "", "Upstash-Retries: 0");
                    Servers.await(server, MessageState.FAILED);
                }
                port = server.url().getPort();
            }
        }

        Set<Thread> left = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.isAlive())
                .filter(thread -> !thread.getName().startsWith("test-destination"))
                .collect(Collectors.toSet());
        assertThat(left).isEmpty();
    }

    @Test
    void an_in_process_destination_that_does_not_answer_is_interrupted_on_close() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Set<Thread> before = serverThreads();
        DevServer server = DevServer.builder()
                .destination("http://app.test", request -> {
                    called.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return Response.of(200);
                })
                .start();
        Rest.of(server).published("http://app.test/", "");
        called.await();

        server.close();

        assertThat(serverThreads()).isSubsetOf(before);
    }

    /** At that speed each of them would be due a million times a second. */
    @Test
    void paused_schedules_hold_up_nobody_however_fast_time_runs() {
        try (DevServer server = DevServer.builder().speed(1_000_000).start()) {
            Rest rest = Rest.of(server);
            for (int i = 0; i < 20; i++) {
                // It is paused before it is due so often, and stays so.
                put(rest, "s" + i, "0 0 1 1 *");
                assertThat(rest.call("POST", "/v2/schedules/s" + i + "/pause", "")
                                .status())
                        .isEqualTo(200);
                put(rest, "s" + i, "@every 1s");
            }

            assertThat(rest.get("/v2/schedules").json()).hasSize(20);
        }
    }

    private static void put(Rest rest, String schedule, String cron) {
        assertThat(rest.call(
                                "POST",
                                "/v2/schedules/http://127.0.0.1:1/",
                                "",
                                "Upstash-Cron: " + cron,
                                "Upstash-Delay: 3000d",
                                "Upstash-Schedule-Id: " + schedule)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_delivery_under_way_is_abandoned_on_close() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (TestDestination destination = new TestDestination()) {
            destination.answering(request -> {
                arrived.countDown();
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return TestDestination.OK;
            });
            DevServer server = DevServer.start();
            String id = Rest.of(server).published(destination.url("/"), "");
            arrived.await();

            server.close();
            server.close();
            end.countDown();

            assertThat(serverThreads()).isEmpty();
            assertThat(server.timeline().events(id)).last().extracting("state").isEqualTo(MessageState.ACTIVE);
            assertThatThrownBy(() -> server.timeline().await(event -> false, Duration.ofMinutes(10)))
                    .isInstanceOf(AwaitTimeoutException.class)
                    .hasMessageContaining(id);
        }
    }

    @Test
    void servers_run_side_by_side_with_secrets_of_their_own() {
        try (DevServer first = DevServer.start();
                DevServer second = DevServer.start()) {
            assertThat(first.url()).isNotEqualTo(second.url());
            assertThat(first.token()).isNotEqualTo(second.token());
            assertThat(first.currentSigningKey())
                    .matches("sig_\\w{28}")
                    .isNotEqualTo(first.nextSigningKey())
                    .isNotEqualTo(second.currentSigningKey());
            assertThat(new Rest(second.url(), first.token()).get("/v2/keys").status())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_port_that_is_taken_is_reported_and_leaves_no_thread() {
        try (DevServer first = DevServer.start()) {
            int port = first.url().getPort();
            Set<Thread> before = serverThreads();

            assertThatThrownBy(() -> DevServer.builder().port(port).start())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(Integer.toString(port));
            assertThat(serverThreads()).isEqualTo(before);
        }
    }

    @Test
    void options_that_make_no_sense_are_refused_by_name() {
        DevServerBuilder builder = DevServer.builder().user("t", "c", "n");

        assertThatThrownBy(() -> builder.port(65_536)).hasMessageContaining("port");
        assertThatThrownBy(() -> builder.speed(0)).hasMessageContaining("speed");
        assertThatThrownBy(() -> builder.user(" ", "c", "n")).hasMessageContaining("token");
        assertThatThrownBy(() -> builder.user("t", "c2", "n2")).hasMessageContaining("token");
    }

    @Test
    void nothing_prints_a_secret() {
        try (DevServer server = DevServer.start()) {
            assertThat(server.toString()).isEqualTo("DevServer[" + server.url() + "]");
        }
    }
}
