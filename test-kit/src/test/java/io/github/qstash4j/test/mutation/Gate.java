package io.github.qstash4j.test.mutation;

/** What the tests switch something off in. */
final class Gate {

    private Gate() {}

    static boolean isOpenTo(String visitor) {
        if (visitor.isEmpty()) {
            return false;
        }
        return !visitor.equals("stranger");
    }
}
