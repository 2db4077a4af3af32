package io.github.qstash4j.devserver.npm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.DevServerBuilder;
import io.github.qstash4j.devserver.Shows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The newest npm client of QStash cannot tell this server from QStash. Each area is a script in {@code src/test/js},
 * which asserts on what the client returns and verifies each delivery with the client's receiver.
 */
@Shows("@upstash/qstash, the newest of npm, run by Node")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QStashJsTest {

    /** A minute of scheduling time takes 60 ms. */
    private static final int FAST = 1000;

    private NpmWorkspace workspace;

    @BeforeAll
    void install(@TempDir Path directory) throws IOException, InterruptedException {
        workspace = NpmWorkspace.withNewest("@upstash/qstash", directory);
    }

    @Test
    void publishes() throws Exception {
        passes("publish.mjs", DevServer.builder());
    }

    @Test
    void publishes_a_batch_of_urls() throws Exception {
        passes("batch.mjs", DevServer.builder());
    }

    @Test
    void publishes_a_batch_to_queues_and_url_groups() throws Exception {
        passes("batch-to-queues-and-groups.mjs", DevServer.builder());
    }

    @Test
    void its_receiver_verifies_deliveries_and_refuses_what_was_changed() throws Exception {
        passes("receiver.mjs", DevServer.builder());
    }

    @Test
    void deduplicates() throws Exception {
        passes("deduplication.mjs", DevServer.builder());
    }

    @Test
    void gets_callbacks_and_failure_callbacks() throws Exception {
        passes("callbacks.mjs", DevServer.builder());
    }

    @Test
    void reads_logs() throws Exception {
        passes("logs.mjs", DevServer.builder());
    }

    @Test
    void filters_logs() throws Exception {
        passes("log-filters.mjs", DevServer.builder());
    }

    @Test
    void lists_dead_letters() throws Exception {
        passes("dead-letters.mjs", DevServer.builder());
    }

    @Test
    void deletes_and_retries_dead_letters() throws Exception {
        passes("dead-letter-actions.mjs", DevServer.builder());
    }

    @Test
    void gets_and_cancels_messages() throws Exception {
        passes("messages.mjs", DevServer.builder());
    }

    @Test
    void uses_queues() throws Exception {
        passes("queues.mjs", DevServer.builder());
    }

    @Test
    void uses_schedules() throws Exception {
        passes("schedules.mjs", DevServer.builder());
    }

    @Test
    void gets_what_a_schedule_publishes() throws Exception {
        passes("schedule-runs.mjs", DevServer.builder().speed(FAST));
    }

    @Test
    void uses_url_groups() throws Exception {
        passes("url-groups.mjs", DevServer.builder());
    }

    @Test
    void uses_flow_control() throws Exception {
        passes("flow-control.mjs", DevServer.builder());
    }

    @Test
    void labels_messages() throws Exception {
        passes("labels.mjs", DevServer.builder());
    }

    @Test
    void redacts_messages() throws Exception {
        passes("redaction.mjs", DevServer.builder());
    }

    @Test
    void sets_the_delay_of_retries() throws Exception {
        passes("retry-delay.mjs", DevServer.builder().speed(FAST));
    }

    @Shows("@upstash/qstash with QSTASH_DEV=true")
    @Test
    void adopts_a_running_server_and_downloads_nothing(@TempDir Path home) throws Exception {
        try (DevServer server = DevServer.builder().developmentUser().start()) {
            String port = Integer.toString(server.url().getPort());
            Output output = workspace.run(
                    "adoption.mjs", Map.of("QSTASH_DEV", "true", "QSTASH_DEV_PORT", port, "HOME", home.toString()));

            assertPassed(output);
            assertThat(output.text()).contains("Server already running at " + server.url());
            assertThat(home).as("where it would keep a download").isEmptyDirectory();
        }
    }

    private void passes(String script, DevServerBuilder builder) throws Exception {
        try (DevServer server = builder.start()) {
            assertPassed(workspace.run(
                    script,
                    Map.of(
                            "QSTASH_URL", server.url().toString(),
                            "QSTASH_TOKEN", server.token(),
                            "QSTASH_CURRENT_SIGNING_KEY", server.currentSigningKey(),
                            "QSTASH_NEXT_SIGNING_KEY", server.nextSigningKey())));
        }
    }

    /** A script that ends early also has status 0, so it must have said that it came to its end. */
    private static void assertPassed(Output output) {
        assertThat(output.exit()).as(output.text()).isZero();
        assertThat(output.text()).endsWith("passed\n");
    }
}
