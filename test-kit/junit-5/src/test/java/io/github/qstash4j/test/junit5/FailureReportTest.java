package io.github.qstash4j.test.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

class FailureReportTest {

    @Test
    void a_failed_test_shows_what_happened_to_its_messages() {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(Samples.Failing.class), selectClass(Samples.FailingBefore.class))
                    .execute()
                    .testEvents()
                    .assertStatistics(statistics -> statistics.started(1).failed(1));
        } finally {
            System.setErr(before);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("What QStash did in Failing, ", "/jobs/receipt", "attempt 1: no response (")
                .contains("What QStash did in FailingBefore:");
        assertThat(Samples.SERVERS).hasSize(2).allSatisfy(Samples::assertClosed);
    }
}
