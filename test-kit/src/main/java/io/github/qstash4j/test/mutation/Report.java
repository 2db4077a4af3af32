package io.github.qstash4j.test.mutation;

import java.util.LinkedHashMap;
import java.util.Map;

/** What became of each mutation, as a page. */
final class Report {

    private final String list;
    private final String suite;
    private final Map<Mutation, Verdict> verdicts = new LinkedHashMap<>();

    Report(String list, String suite) {
        this.list = list;
        this.suite = suite;
    }

    void add(Mutation mutation, Verdict verdict) {
        verdicts.put(mutation, verdict);
    }

    /** The mutations that nobody noticed, although the list gives no reason, and those that are none. */
    String holes() {
        StringBuilder holes = new StringBuilder();
        verdicts.forEach((mutation, verdict) -> {
            if (!verdict.isNoticed()
                    && (mutation.excuse(suite).isEmpty() || verdict.kind() == Verdict.Kind.NOT_COMPILED)) {
                holes.append(verdict.result().replace("*", ""))
                        .append(": ")
                        .append(mutation.name())
                        .append('\n');
            }
        });
        return holes.toString();
    }

    String markdown() {
        StringBuilder page = new StringBuilder("## " + list + " under " + suite + "\n\n");
        long noticed = verdicts.values().stream().filter(Verdict::isNoticed).count();
        page.append(noticed).append(" of ").append(verdicts.size()).append(" were noticed.\n\n");
        page.append("| theme | switched off | result | because |\n|---|---|---|---|\n");
        verdicts.forEach((mutation, verdict) -> page.append("| ")
                .append(mutation.theme())
                .append(" | ")
                .append(mutation.name())
                .append(" | ")
                .append(verdict.result())
                .append(" | ")
                .append(why(mutation, verdict).replace("|", "\\|"))
                .append(" |\n"));
        return page.toString();
    }

    private String why(Mutation mutation, Verdict verdict) {
        return verdict.isNoticed()
                ? verdict.because()
                : mutation.excuse(suite).map(reason -> "as it may: " + reason).orElse(verdict.because());
    }
}
