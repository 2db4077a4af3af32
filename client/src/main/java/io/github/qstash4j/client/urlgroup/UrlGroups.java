package io.github.qstash4j.client.urlgroup;

import io.github.qstash4j.client.QStash;

/**
 * The URL groups of an account. Thread-safe.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/url-groups">The page of the QStash documentation</a>
 */
public final class UrlGroups {

    private final QStash qstash;

    /** As {@link QStash#urlGroups()}. */
    public UrlGroups(QStash qstash) {
        this.qstash = qstash;
    }

    @Override
    public String toString() {
        return "UrlGroups[" + qstash + "]";
    }
}
