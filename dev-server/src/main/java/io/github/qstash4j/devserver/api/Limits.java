package io.github.qstash4j.devserver.api;

/**
 * How many resources of each kind a user may have, which is what QStash's pay-as-you-go plan includes. What exists
 * already can be changed when a limit is reached.
 *
 * @see <a href="https://upstash.com/pricing/qstash">Pricing</a>
 */
final class Limits {

    static final int QUEUES = 100;
    static final int PARALLELISM_OF_QUEUE = 100;
    static final int URL_GROUPS = 100;
    static final int ENDPOINTS_OF_URL_GROUP = 100;
    static final int SCHEDULES = 1000;

    private Limits() {}

    /**
     * Refuses what would be too much.
     *
     * @param what names the resources, and what they belong to
     */
    static void check(String what, int wanted, int limit) {
        if (wanted > limit) {
            throw Refusal.overLimit(what + " must be at most " + limit + ", and would be " + wanted + ".");
        }
    }
}
