package io.github.qstash4j.test.mutation;

import java.util.List;

/**
 * What a suite made of a mutation.
 *
 * @param failed the cases that failed, as far as it came
 */
record Verdict(Kind kind, List<String> failed) {

    /** How many failures are enough to know, and to see why: the suite is ended then. */
    static final int ENOUGH = 3;

    enum Kind {
        NOTICED,
        SURVIVED,
        HUNG,
        CRASHED,
        NOT_COMPILED
    }

    boolean isNoticed() {
        return kind == Kind.NOTICED || kind == Kind.HUNG || kind == Kind.CRASHED;
    }

    String result() {
        return switch (kind) {
            case NOTICED -> "noticed";
            case SURVIVED -> "**survived**";
            case HUNG -> "hung";
            case CRASHED -> "ended the JVM";
            case NOT_COMPILED -> "**does not compile**";
        };
    }

    String count() {
        return failed.size() < ENOUGH ? String.valueOf(failed.size()) : ENOUGH + " or more";
    }

    String cases() {
        return String.join("; ", failed);
    }
}
