package io.github.qstash4j.test.contract;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A case of a contract that a runtime or a ledger cannot have.
 *
 * @param name the name of the case, or of the group that it is in
 * @param reason why, in a sentence for its users
 */
public record Exclusion(String name, String reason) {

    /** The reason that is behind whatever depends on the very second. */
    static Optional<String> needsStandingClock(boolean toTheSecond) {
        return toTheSecond
                ? Optional.of("It needs a clock that stands still; the receiver's own tests have one.")
                : Optional.empty();
    }

    /**
     * The names of what is excluded.
     *
     * @param known the names of all cases and groups
     * @throws IllegalStateException if an exclusion names none of them, or has no reason
     */
    public static Set<String> names(List<Exclusion> exclusions, Collection<String> known) {
        for (Exclusion exclusion : exclusions) {
            if (!known.contains(exclusion.name())) {
                throw new IllegalStateException("\"" + exclusion.name()
                        + "\" is excluded, but names neither a case nor a group of the contract.");
            }
            if (exclusion.reason().isBlank()) {
                throw new IllegalStateException("\"" + exclusion.name() + "\" is excluded without a reason.");
            }
        }
        return exclusions.stream().map(Exclusion::name).collect(Collectors.toSet());
    }
}
