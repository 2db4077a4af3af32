package io.github.qstash4j.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.FailingSamples.BrokenErrorStream;
import io.github.qstash4j.test.FailingSamples.Failing;
import io.github.qstash4j.test.FailingSamples.InAfterAll;
import io.github.qstash4j.test.FailingSamples.InAfterEach;
import io.github.qstash4j.test.FailingSamples.InBeforeEach;
import io.github.qstash4j.test.FailingSamples.Many;
import io.github.qstash4j.test.FailingSamples.OneOfSeveral;
import io.github.qstash4j.test.FailingSamples.ServerClosedMeanwhile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureReportTest {

    @Test
    void a_failed_test_shows_what_happened_to_its_messages_without_their_bodies() {
        String printed = Run.of(Failing.class).errors();

        assertThat(printed.lines()
                        .map(line -> line.replaceAll("20\\S+Z", "<time>").replaceAll("msg_\\w+", "<id>")))
                .containsExactly(
                        "What QStash did in Failing, one(QStash, Time):",
                        "",
                        "<id> POST https://app.example.com/jobs/receipt",
                        "  <time> created, due at once",
                        "  <time> attempt 1: status 500, the next one after 12s");
    }

    @Test
    void only_what_happened_during_a_failed_test_is_shown() {
        Run run = Run.of(OneOfSeveral.class);

        assertThat(run.failures()).hasSize(2);
        assertThat(run.errors()).containsOnlyOnce("What QStash did").contains("/jobs/mine");
        assertThat(run.errors()).doesNotContain("/jobs/before", "/jobs/aborted", "/jobs/after");
    }

    @ParameterizedTest
    @ValueSource(classes = {InBeforeEach.class, InAfterEach.class, InAfterAll.class, ServerClosedMeanwhile.class})
    void so_do_failed_lifecycle_methods(Class<?> sample) {
        Run run = Run.of(sample);

        assertThat(run.failure()).hasMessage("on purpose").hasNoSuppressedExceptions();
        assertThat(run.errors())
                .startsWith("What QStash did in " + sample.getSimpleName())
                .contains("POST https://app.example.com/jobs/", "attempt 1: no response (");
    }

    @Test
    void no_more_is_shown_than_somebody_reads() {
        String printed = Run.of(Many.class).errors();

        assertThat(printed.lines()).hasSizeBetween(150, 200);
        assertThat(printed)
                .contains("and 34 earlier messages", "/jobs/100")
                .doesNotContain("/jobs/34" + System.lineSeparator());
    }

    @Test
    void the_failure_counts_even_when_nothing_can_be_printed() {
        Run run = Run.of(BrokenErrorStream.class);

        assertThat(run.failure()).isInstanceOf(AssertionError.class).hasMessage("on purpose");
        assertThat(run.failure().getSuppressed())
                .singleElement()
                .satisfies(suppressed -> assertThat(suppressed).hasMessage("broken"));
    }
}
