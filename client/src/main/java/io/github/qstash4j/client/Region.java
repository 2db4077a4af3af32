package io.github.qstash4j.client;

import java.util.Locale;

/**
 * Where QStash runs. A region has its own token, messages, queues and signing keys.
 *
 * @see <a href="https://upstash.com/docs/qstash/howto/multi-region">Multi-region setup, in the QStash documentation</a>
 */
public enum Region {
    /** Frankfurt, which is also where {@code https://qstash.upstash.io} leads. */
    EU_CENTRAL_1("https://qstash-eu-central-1.upstash.io"),
    /** Virginia. */
    US_EAST_1("https://qstash-us-east-1.upstash.io");

    private final String url;

    Region(String url) {
        this.url = url;
    }

    /** Where its API is, without a slash at the end. */
    public String url() {
        return url;
    }

    /** Takes {@code eu-central-1} as well as {@code EU_CENTRAL_1}, as the receiver does. */
    static Region named(String option, String name) {
        String normalised = name.replace('-', '_').toUpperCase(Locale.ROOT);
        for (Region region : values()) {
            if (region.name().equals(normalised)) {
                return region;
            }
        }
        throw new IllegalArgumentException(
                option + " may be EU_CENTRAL_1 or US_EAST_1, and is something else. Set it to"
                        + " the region that messages are published in, or remove it if there is only one.");
    }
}
