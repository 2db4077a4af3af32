package io.github.qstash4j.test.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutationsTest {

    private static final String STRANGERS = "- return !visitor.equals(\"stranger\");\n";
    private static final String NOBODY = "- if (visitor.isEmpty()) {\n- return false;\n";

    @TempDir
    Path folder;

    @Test
    void what_the_suite_notices_is_reported_with_the_case_that_failed() throws Exception {
        check(GateSuite.class, "## strangers come in\nin Gate.java\n" + STRANGERS + "+ return true;\n");

        assertThat(table(GateSuite.class))
                .contains("1 of 1 were noticed.")
                .contains("| gates | strangers come in | noticed | no_stranger_comes_in() |");
    }

    @Test
    void a_suite_notices_in_a_JVM_of_its_own() throws Exception {
        check(DistantGateSuite.class, "## strangers come in\nin Gate.java\n" + STRANGERS + "+ return true;\n");

        assertThat(table(DistantGateSuite.class))
                .contains("| gates | strangers come in | noticed | no_stranger_comes_in_elsewhere() |");
    }

    @Test
    void a_suite_that_cannot_run_twice_in_a_JVM_has_one_for_each_run() throws Exception {
        check(
                StainedGateSuite.class,
                nobodyComesIn("survives: Nobody is never there.\n") + "## strangers come in\nin Gate.java\n" + STRANGERS
                        + "+ return true;\n");

        assertThat(table(StainedGateSuite.class))
                .contains("1 of 2 were noticed.")
                .contains("| gates | nobody comes in | **survived** | as it may: Nobody is never there. |");
    }

    @Test
    void a_library_that_looks_for_classes_is_loaded_with_them_where_asked_for() throws Exception {
        assertThatThrownBy(() -> check(LibrarySuite.class, nobodyComesIn("")))
                .hasMessageContaining("although nothing is switched off");

        mutations(nobodyComesIn("survives: Nobody is never there.\n"))
                .withLibrariesLoadedAnew()
                .check(LibrarySuite.class, folder.resolve("target"));
        assertThat(table(LibrarySuite.class)).contains("Nobody is never there.");
    }

    @Test
    void a_suite_that_notices_nothing_fails() throws Exception {
        assertThatThrownBy(() -> check(GateSuite.class, nobodyComesIn("")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("survived: nobody comes in");
        assertThat(table(GateSuite.class)).contains("| gates | nobody comes in | **survived** |  |");
    }

    @Test
    void what_nobody_can_notice_survives_with_its_reason() throws Exception {
        check(GateSuite.class, nobodyComesIn("survives: Nobody is never there.\n"));

        assertThat(table(GateSuite.class)).contains("| **survived** | as it may: Nobody is never there. |");
    }

    @Test
    void what_one_suite_cannot_notice_another_has_to() throws Exception {
        check(GateSuite.class, nobodyComesIn("survives under GateSuite: It looks at strangers alone.\n"));

        assertThat(table(GateSuite.class)).contains("as it may: It looks at strangers alone. |");
        assertThatThrownBy(() -> check(GateSuite.class, nobodyComesIn("survives under OtherSuite: It looks away.\n")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("survived: nobody comes in");
    }

    @Test
    void several_changes_are_one_mutation() throws Exception {
        check(
                GateSuite.class,
                "## all come in\nin Gate.java\n" + NOBODY + "+ if (visitor.isEmpty()) {\n+ return true;\n" + STRANGERS
                        + "+ return true;\n");

        assertThat(table(GateSuite.class)).contains("| gates | all come in | noticed |");
    }

    @Test
    void what_does_not_compile_is_no_mutation_and_has_no_excuse() {
        assertThatThrownBy(() -> check(
                        GateSuite.class,
                        "## strangers come in\nin Gate.java\n" + STRANGERS + "+ return maybe;\nsurvives: It may.\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("does not compile: strangers come in");
    }

    @Test
    void a_suite_that_hangs_or_dies_has_noticed() throws Exception {
        check(
                GateSuite.class,
                "## it takes forever\nin Gate.java\n" + STRANGERS + "+ while (!visitor.isEmpty()) {}\n+ return true;\n"
                        + "## it ends\nin Gate.java\n" + STRANGERS
                        + "+ Runtime.getRuntime().halt(0);\n+ return true;\n");

        assertThat(table(GateSuite.class))
                .contains("| gates | it takes forever | hung |")
                .contains("| gates | it ends | ended the JVM |");
    }

    @Test
    void a_suite_that_fails_by_itself_notices_nothing() {
        assertThatThrownBy(() -> check(BrokenSuite.class, nobodyComesIn("")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("although nothing is switched off")
                .hasMessageContaining("a_stranger_comes_in()");
    }

    @Test
    void a_list_must_be_in_step_with_the_source() {
        assertThatThrownBy(() -> check(GateSuite.class, "## it is gone\nin Gate.java\n- open sesame\n+ true\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("it is gone")
                .hasMessageContaining("does not have the text");
        assertThatThrownBy(() -> check(GateSuite.class, "## it is everywhere\nin Gate.java\n- visitor\n+ guest\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("more than once");
    }

    @Test
    void a_list_must_say_what_is_changed() {
        assertThatThrownBy(() -> check(GateSuite.class, "## nothing\n"))
                .hasMessageContaining("\"nothing\" changes nothing");
        assertThatThrownBy(() -> check(GateSuite.class, "## half of it\nin Gate.java\n" + STRANGERS))
                .hasMessageContaining("needs lines with - and lines with +");
        assertThatThrownBy(() -> check(GateSuite.class, "whatever\n"))
                .hasMessageContaining("a line that says nothing: whatever");
        assertThatThrownBy(() -> check(GateSuite.class, nobodyComesIn("") + nobodyComesIn("")))
                .hasMessageContaining("Two mutations");
    }

    private static String nobodyComesIn(String reason) {
        return "## nobody comes in\nin Gate.java\n" + NOBODY + "+ if (visitor.isEmpty()) {\n+ return true;\n" + reason;
    }

    private void check(Class<?> suite, String mutations) throws Exception {
        mutations(mutations).check(suite, folder.resolve("target"));
    }

    private Mutations mutations(String mutations) throws Exception {
        Path lists = Files.createDirectories(folder.resolve("lists"));
        Files.writeString(
                lists.resolve("gates.txt"), "source src/test/java/io/github/qstash4j/test/mutation\n\n" + mutations);
        return Mutations.in(Path.of("").toAbsolutePath(), lists, Duration.ofSeconds(1));
    }

    private String table(Class<?> suite) throws Exception {
        return Files.readString(folder.resolve("target").resolve(suite.getSimpleName() + ".md"));
    }
}
