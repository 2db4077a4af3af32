package io.github.qstash4j.spring.observation;

import io.github.qstash4j.client.BatchResult;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import java.util.List;

/**
 * {@code qstash.publish}, with {@code call} ({@code publish} or {@code batch}) and {@code outcome} ({@code published},
 * {@code refused} where QStash did not take every message of a batch, or {@code failed}); in traces alone
 * {@code qstash.messages}, how many there are, and {@code qstash.message.id}, that of the first one.
 */
public class DefaultQStashPublishConvention implements QStashPublishConvention {

    /** The default. */
    public DefaultQStashPublishConvention() {}

    @Override
    public String getName() {
        return "qstash.publish";
    }

    @Override
    public String getContextualName(QStashPublishContext context) {
        return "qstash publish";
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(QStashPublishContext context) {
        return KeyValues.of(
                KeyValue.of("call", context.publication().isBatch() ? "batch" : "publish"),
                KeyValue.of("outcome", outcome(context)));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(QStashPublishContext context) {
        return KeyValues.of(
                KeyValue.of(
                        "qstash.messages",
                        Integer.toString(context.publication().messages().size())),
                KeyValue.of("qstash.message.id", firstId(context.results())));
    }

    private static String outcome(QStashPublishContext context) {
        if (context.results().stream().anyMatch(BatchResult.Refused.class::isInstance)) {
            return "refused";
        } else if (context.getError() != null) {
            return "failed";
        }
        return context.results().isEmpty() ? KeyValue.NONE_VALUE : "published";
    }

    private static String firstId(List<BatchResult> results) {
        return results.stream()
                .filter(BatchResult.Published.class::isInstance)
                .map(result -> ((BatchResult.Published) result).messageId())
                .findFirst()
                .orElse(KeyValue.NONE_VALUE);
    }
}
