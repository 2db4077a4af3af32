package io.github.qstash4j.receiver;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The keys for the deliveries of one region.
 *
 * @param region normalised, as in {@code EU_CENTRAL_1}
 * @param keys current before next
 */
record RegionKeys(String region, List<SigningKey> keys) {

    /** QStash writes a region as {@code eu-central-1}, {@code EU-CENTRAL-1} and {@code EU_CENTRAL_1}. */
    static String normalised(String region) {
        return region.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Whether it is this region that a header names. Allocates nothing: anybody may send such headers. */
    boolean areNamedBy(String header) {
        boolean same = header.length() == region.length();
        for (int i = 0; same && i < header.length(); i++) {
            char c = header.charAt(i);
            same = region.charAt(i) == (c == '-' ? '_' : c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
        }
        return same;
    }

    static @Nullable List<SigningKey> find(List<RegionKeys> regions, String header) {
        for (RegionKeys region : regions) {
            if (region.areNamedBy(header)) {
                return region.keys;
            }
        }
        return null;
    }
}
