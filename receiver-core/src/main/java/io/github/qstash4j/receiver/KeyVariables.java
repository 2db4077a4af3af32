package io.github.qstash4j.receiver;

import io.github.qstash4j.receiver.SigningKey.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The environment variables of signing keys. Read in every cold start, hence the plain loops. */
final class KeyVariables {

    private static final String REGION_VARIABLE = "QSTASH_REGION";
    private static final List<String> REGIONS = List.of("EU_CENTRAL_1", "US_EAST_1");

    private KeyVariables() {}

    static SigningKeys read(Map<String, String> variables) {
        List<SigningKey> plain = keys(variables, "");
        @Nullable String home = variables.get(REGION_VARIABLE);
        List<RegionKeys> regions = home == null ? List.of() : regions(variables);
        if (home != null && !REGIONS.contains(RegionKeys.normalised(home))) {
            throw new IllegalArgumentException(REGION_VARIABLE + " may be " + String.join(" or ", REGIONS) + ", and is "
                    + Quoted.of(home) + ". Set it to the region that messages are published in, or remove it if there"
                    + " is only one.");
        }
        if (plain.isEmpty() && home != null) {
            @Nullable List<SigningKey> standIns = RegionKeys.find(regions, home);
            plain = standIns == null ? plain : standIns;
        }
        if (plain.isEmpty()) {
            throw missing(SigningKeys.CURRENT_VARIABLE, hint(variables, home));
        }
        return new SigningKeys(plain, regions);
    }

    private static List<RegionKeys> regions(Map<String, String> variables) {
        List<RegionKeys> regions = new ArrayList<>(REGIONS.size());
        for (String region : REGIONS) {
            List<SigningKey> keys = keys(variables, region + "_");
            if (keys.size() == 1) {
                throw missing(region + "_" + SigningKeys.NEXT_VARIABLE, " A region needs both keys, or none.");
            }
            if (!keys.isEmpty()) {
                regions.add(new RegionKeys(region, SigningKeys.ofRegion(region, keys)));
            }
        }
        return regions;
    }

    private static List<SigningKey> keys(Map<String, String> variables, String prefix) {
        @Nullable SigningKey current = key(Role.CURRENT, variables, prefix + SigningKeys.CURRENT_VARIABLE);
        @Nullable SigningKey next = key(Role.NEXT, variables, prefix + SigningKeys.NEXT_VARIABLE);
        if (current == null) {
            if (next != null) {
                throw missing(prefix + SigningKeys.CURRENT_VARIABLE, " The next key alone is not enough.");
            }
            return List.of();
        }
        return next == null ? List.of(current) : List.of(current, next);
    }

    private static @Nullable SigningKey key(Role role, Map<String, String> variables, String name) {
        @Nullable String value = variables.get(name);
        return value == null ? null : SigningKey.of(role, "The environment variable " + name, value);
    }

    private static IllegalStateException missing(String variable, String more) {
        return new IllegalStateException("The environment variable " + variable
                + " is not set. Copy it from the QStash console; without it no delivery can be verified." + more);
    }

    /** Somebody who has set keys of a region wonders why they do not count. */
    private static String hint(Map<String, String> variables, @Nullable String home) {
        for (String region : REGIONS) {
            if (variables.containsKey(region + "_" + SigningKeys.CURRENT_VARIABLE)) {
                return home == null
                        ? " The keys of a region count when " + REGION_VARIABLE + " names one."
                        : " The keys of the region that " + REGION_VARIABLE + " names would do as well.";
            }
        }
        return "";
    }
}
