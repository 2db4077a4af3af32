package io.github.qstash4j.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The part of a Markdown page that tells what a runtime cannot have of the contract. It stands between two comments,
 * <code>&lt;!-- contract:spring-mvc --&gt;</code> and <code>&lt;!-- end --&gt;</code> for instance, and is written anew
 * with {@code -Dqstash4j.pages=write}.
 */
public final class ExclusionsPage {

    private static final String END = "<!-- end -->";

    private final Path page;
    private final String begin;

    private ExclusionsPage(Path page, String begin) {
        this.page = page;
        this.begin = begin;
    }

    /**
     * The part of a page that is about one runtime.
     *
     * @param name as it stands in the comment before it
     */
    public static ExclusionsPage of(Path page, String name) {
        return new ExclusionsPage(page, "<!-- contract:" + name + " -->");
    }

    void check(List<Exclusion> exclusions, List<Exclusion> byRule) throws IOException {
        String text = Files.readString(page);
        int from = text.indexOf(begin) + begin.length();
        assertThat(text).as("%s has no part for this runtime", page).contains(begin);
        assertThat(text.substring(from))
                .as("the part of %s behind %s", page, begin)
                .contains(END);
        String made =
                text.substring(0, from) + "\n" + table(exclusions, byRule) + text.substring(text.indexOf(END, from));
        if ("write".equals(System.getProperty("qstash4j.pages"))) {
            Files.writeString(page, made);
        }
        assertThat(page).as("run this test with -Dqstash4j.pages=write").hasContent(made);
    }

    /** What is excluded for one reason shares a line. */
    private static String table(List<Exclusion> exclusions, List<Exclusion> byRule) {
        Map<String, String> names = new TreeMap<>();
        exclusions.forEach(each -> names.merge(each.reason(), each.name(), (a, b) -> a + "; " + b));
        byRule.forEach(each -> names.merge(each.reason(), each.name(), (a, b) -> a + "; " + b));
        StringBuilder table = new StringBuilder();
        if (names.isEmpty()) {
            return "No case is left out.\n";
        }
        table.append("| left out | since |\n|---|---|\n");
        names.forEach((reason, left) -> table.append("| ")
                .append(left.replace("|", "\\|"))
                .append(" | ")
                .append(reason)
                .append(" |\n"));
        return table.toString();
    }
}
