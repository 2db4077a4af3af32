package io.github.qstash4j.test.mutation;

import java.util.List;

/**
 * What a suite made of a mutation.
 *
 * @param failed the cases that failed, as far as it came
 */
record Verdict(Kind kind, List<String> failed) {

    /** How many failures are enough: the suite is ended then. */
    static final int ENOUGH = 10;

    enum Kind {
        NOTICED,
        SURVIVED,
        HUNG,
        CRASHED,
        NOT_COMPILED
    }

    private static final int NAMED = 3;

    boolean isNoticed() {
        return kind == Kind.NOTICED || kind == Kind.HUNG || kind == Kind.CRASHED;
    }

    String result() {
        return switch (kind) {
            case NOTICED -> failed.size() < ENOUGH ? "noticed" : "noticed at once";
            case SURVIVED -> "**survived**";
            case HUNG -> "hung";
            case CRASHED -> "ended the JVM";
            case NOT_COMPILED -> "**does not compile**";
        };
    }

    String count() {
        return failed.size() < ENOUGH ? String.valueOf(failed.size()) : ENOUGH + " or more";
    }

    String firstCases() {
        String named = String.join("; ", failed.subList(0, Math.min(NAMED, failed.size())));
        return failed.size() > NAMED ? named + "; ..." : named;
    }
}
