package io.github.qstash4j.client;

import java.util.List;

/**
 * What became of one message of a batch: QStash has it, or refused it while it may have taken others.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/batch">Batching, in the QStash documentation</a>
 */
public sealed interface BatchResult {

    /**
     * QStash has the message.
     *
     * @param results one for every destination: exactly one where the message goes to a URL; never empty
     */
    record Published(List<PublishResult> results) implements BatchResult {

        /** Copies the list, and refuses an empty one. */
        public Published {
            results = List.copyOf(results);
            if (results.isEmpty()) {
                throw new IllegalArgumentException("results must not be empty.");
            }
        }

        /** The id of the message; of the first one where there are several. */
        public String messageId() {
            return results.get(0).messageId();
        }
    }

    /**
     * QStash did not take the message.
     *
     * @param error the reason, in QStash's own words
     */
    record Refused(String error) implements BatchResult {}
}
