package io.github.qstash4j.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExclusionsPageTest {

    private static final List<Exclusion> SAID = List.of(new Exclusion("a | b", "No pipes."));
    private static final List<Exclusion> BY_RULE =
            List.of(new Exclusion("c", "No pipes."), new Exclusion("d", "Late."));
    private static final String PAGE = """
            # Page

            <!-- contract:one -->
            No case is left out.
            <!-- end -->
            between
            <!-- contract:two -->
            | left out | since |
            |---|---|
            | d | Late. |
            | a \\| b; c | No pipes. |
            <!-- end -->
            after
            """;

    @TempDir
    private Path directory;

    private Path page;

    @BeforeEach
    void write() throws IOException {
        page = Files.writeString(directory.resolve("page.md"), PAGE);
    }

    @Test
    void a_page_that_lists_exactly_what_is_left_out_is_right() {
        assertThatCode(() -> ExclusionsPage.of(page, "two").check(SAID, BY_RULE))
                .doesNotThrowAnyException();
        assertThatCode(() -> ExclusionsPage.of(page, "one").check(List.of(), List.of()))
                .doesNotThrowAnyException();
    }

    @Test
    void one_more_or_one_less_is_wrong_and_changes_nothing() {
        assertThatThrownBy(() -> ExclusionsPage.of(page, "two").check(List.of(), BY_RULE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dqstash4j.pages=write");
        assertThatThrownBy(() -> ExclusionsPage.of(page, "one").check(SAID, List.of()))
                .isInstanceOf(AssertionError.class);
        assertThat(page).hasContent(PAGE);
    }

    @Test
    void a_page_without_such_a_part_says_so() throws IOException {
        assertThatThrownBy(() -> ExclusionsPage.of(page, "three").check(SAID, BY_RULE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("has no part for this runtime");
        Files.writeString(page, "<!-- contract:three -->");
        assertThatThrownBy(() -> ExclusionsPage.of(page, "three").check(SAID, BY_RULE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("behind <!-- contract:three -->");
    }
}
