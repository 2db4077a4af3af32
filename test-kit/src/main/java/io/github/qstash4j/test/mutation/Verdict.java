package io.github.qstash4j.test.mutation;

/**
 * What a suite made of a mutation.
 *
 * @param because the case that failed, with which the suite ends; what the compiler says of a mutation that does not
 *     compile; empty otherwise
 */
record Verdict(Kind kind, String because) {

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
}
