package io.github.qstash4j.devserver.api;

import java.util.List;

/**
 * The labels of a message: a comma list, in which each counts once.
 *
 * <p>QStash's reference does not say what a label may be; its SDK for workflows says that the server takes the same
 * characters as in the name of a resource.
 */
final class Labels {

    private static final int MAX_LABELS = 100;

    private Labels() {}

    static List<String> of(OptionValue option) {
        List<String> labels = option.list().stream()
                .map(label -> new OptionValue(option.name(), label).resource())
                .distinct()
                .toList();
        if (labels.size() > MAX_LABELS) {
            throw option.invalid("must be at most " + MAX_LABELS + " labels with a comma between them");
        }
        return labels;
    }
}
