package io.github.qstash4j.devserver.api;

import java.util.List;

/** The labels of a message: a comma list, in which each counts once. */
final class Labels {

    private static final int MAX_LABELS = 100;
    private static final int MAX_LENGTH = 250;

    private Labels() {}

    static List<String> of(OptionValue option) {
        String text = HeaderText.read(option.text());
        if (text == null || text.chars().anyMatch(Character::isISOControl)) {
            throw option.invalid("must be labels in UTF-8, without control characters");
        }
        List<String> labels =
                new OptionValue(option.name(), text).list().stream().distinct().toList();
        if (labels.size() > MAX_LABELS || labels.stream().anyMatch(label -> label.length() > MAX_LENGTH)) {
            throw option.invalid("must be at most " + MAX_LABELS
                    + " labels with a comma between them, each with at most " + MAX_LENGTH + " characters");
        }
        return labels;
    }
}
