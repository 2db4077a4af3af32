package io.github.qstash4j.receiver;

import io.github.qstash4j.receiver.SigningKey.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that QStash signs with: the current one, and the next one, which takes over when keys are rolled; those of
 * several accounts or regions, where there are several. Immutable, and prints redacted.
 *
 * @see <a href="https://upstash.com/docs/qstash/howto/roll-signing-keys">QStash: roll your signing keys</a>
 */
public final class SigningKeys implements SigningKeySource {

    static final String CURRENT_VARIABLE = "QSTASH_CURRENT_SIGNING_KEY";
    static final String NEXT_VARIABLE = "QSTASH_NEXT_SIGNING_KEY";

    private final List<SigningKey> plain;
    private final List<RegionKeys> regions;
    private final List<SigningKey> all;

    SigningKeys(List<SigningKey> plain, List<RegionKeys> regions) {
        this.plain = plain;
        this.regions = List.copyOf(regions);
        this.all = regions.isEmpty() ? plain : distinct(plain, regions);
    }

    /**
     * One key alone. Deliveries are refused from the moment keys are rolled until the configuration follows.
     *
     * @throws IllegalArgumentException if the key is blank or contains what no key does, such as white space
     */
    public static SigningKeys of(String current) {
        return new SigningKeys(List.of(SigningKey.of(Role.CURRENT, "The current signing key", current)), List.of());
    }

    /**
     * Both keys, as the QStash console shows them.
     *
     * @throws IllegalArgumentException if a key is blank or contains what no key does, such as white space
     */
    public static SigningKeys of(String current, String next) {
        return new SigningKeys(
                List.of(
                        SigningKey.of(Role.CURRENT, "The current signing key", current),
                        SigningKey.of(Role.NEXT, "The next signing key", next)),
                List.of());
    }

    /**
     * The keys in {@code QSTASH_CURRENT_SIGNING_KEY} and, if it is set, {@code QSTASH_NEXT_SIGNING_KEY}.
     *
     * <p>Where {@code QSTASH_REGION} is set, to {@code EU_CENTRAL_1} or {@code US_EAST_1}, the keys of both regions
     * count as well, each region's two or none: {@code EU_CENTRAL_1_QSTASH_CURRENT_SIGNING_KEY},
     * {@code EU_CENTRAL_1_QSTASH_NEXT_SIGNING_KEY}, {@code US_EAST_1_QSTASH_CURRENT_SIGNING_KEY} and
     * {@code US_EAST_1_QSTASH_NEXT_SIGNING_KEY}. They are used as {@link #withRegion} says. The keys without a region
     * may be missing then: those of the region that {@code QSTASH_REGION} names stand in for them.
     *
     * @throws IllegalStateException if a key is missing
     * @throws IllegalArgumentException if a key is blank or contains what no key does, such as white space, or if there
     *     is no region of that name
     * @see <a href="https://upstash.com/docs/qstash/howto/multi-region">QStash: several regions</a>
     */
    public static SigningKeys fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    /** The same as {@link #fromEnvironment()}, from variables of another origin. */
    public static SigningKeys fromEnvironment(Map<String, String> variables) {
        return KeyVariables.read(variables);
    }

    /**
     * The keys of several accounts that publish to the same endpoints. All current keys are tried before all next ones,
     * each in the order of the map. {@link SigningKey#account()} then tells whose key signed a delivery.
     *
     * @param accounts a name of your own for each account, and its keys, with their regions if it has any
     * @throws IllegalArgumentException if there is no account, a name is blank, or the keys under a name are of several
     *     accounts themselves
     */
    public static SigningKeys ofAccounts(Map<String, SigningKeys> accounts) {
        if (accounts.isEmpty()) {
            throw new IllegalArgumentException("There is no account. Give at least one name and its keys.");
        }
        List<RegionKeys> regions = new ArrayList<>();
        for (Map.Entry<String, SigningKeys> account : accounts.entrySet()) {
            if (account.getKey().isBlank() || account.getValue().areOfAccounts()) {
                throw new IllegalArgumentException("The account " + Quoted.of(account.getKey())
                        + " must have a name, and the keys of one account alone.");
            }
            for (RegionKeys region : account.getValue().regions) {
                if (RegionKeys.find(regions, region.region()) == null) {
                    regions.add(new RegionKeys(region.region(), ofAllAccounts(accounts, region.region())));
                }
            }
        }
        return new SigningKeys(ofAllAccounts(accounts, null), regions);
    }

    /**
     * These keys, and others for the deliveries of one region: those whose {@code Upstash-Region} header names it,
     * whether {@code EU_CENTRAL_1} or {@code eu-central-1}. The header is not signed, so it chooses among your keys and
     * proves nothing. Deliveries of other regions, and without the header, stay with the keys that were there before.
     *
     * @param region its name, in either spelling
     * @param keys the keys of the region; not those of regions themselves
     * @throws IllegalArgumentException if the name is blank or has keys already, or if either keys are of several
     *     accounts: give each account its regions first
     * @see <a href="https://upstash.com/docs/qstash/howto/multi-region">QStash: several regions</a>
     */
    public SigningKeys withRegion(String region, SigningKeys keys) {
        String name = RegionKeys.normalised(region);
        if (name.isBlank() || !keys.regions.isEmpty() || RegionKeys.find(regions, name) != null) {
            throw new IllegalArgumentException("The region " + Quoted.of(region)
                    + " must have a name, keys only once, and no regions of its own.");
        }
        if (areOfAccounts() || keys.areOfAccounts()) {
            throw new IllegalArgumentException(
                    "The region " + Quoted.of(region)
                            + " cannot be added to several accounts at once. Add it to the keys of each account, then join them.");
        }
        List<RegionKeys> more = new ArrayList<>(regions);
        more.add(new RegionKeys(name, ofRegion(name, keys.plain)));
        return new SigningKeys(plain, more);
    }

    /**
     * What to try for a request, current before next; the same list every time for the same region.
     *
     * @param regionHeader the value of {@code Upstash-Region}, which may be anything
     */
    List<SigningKey> inOrder(@Nullable String regionHeader) {
        List<SigningKey> ofRegion =
                regionHeader == null || regions.isEmpty() ? null : RegionKeys.find(regions, regionHeader);
        return ofRegion == null ? plain : ofRegion;
    }

    /** Every key, of whatever region. */
    List<SigningKey> all() {
        return all;
    }

    /**
     * One line for each key, fit for a log or an operator's page: its role, its {@link SigningKey#fingerprint()}, and
     * where there are several, its account and region.
     */
    public List<String> fingerprints() {
        return all.stream().map(SigningKey::label).toList();
    }

    /** These: they never change. */
    @Override
    public SigningKeys current() {
        return this;
    }

    private boolean areOfAccounts() {
        return plain.get(0).account() != null;
    }

    static List<SigningKey> ofRegion(String name, List<SigningKey> keys) {
        List<SigningKey> named = new ArrayList<>(keys.size());
        for (SigningKey key : keys) {
            named.add(key.ofRegion(name));
        }
        return List.copyOf(named);
    }

    /** An account without keys for the region takes part with its plain ones. */
    private static List<SigningKey> ofAllAccounts(Map<String, SigningKeys> accounts, @Nullable String region) {
        List<SigningKey> joined = new ArrayList<>();
        for (Role role : Role.values()) {
            for (Map.Entry<String, SigningKeys> account : accounts.entrySet()) {
                for (SigningKey key : account.getValue().inOrder(region)) {
                    if (key.role() == role) {
                        joined.add(key.ofAccount(account.getKey()));
                    }
                }
            }
        }
        return List.copyOf(joined);
    }

    private static List<SigningKey> distinct(List<SigningKey> plain, List<RegionKeys> regions) {
        List<SigningKey> all = new ArrayList<>(plain);
        for (RegionKeys region : regions) {
            for (SigningKey key : region.keys()) {
                if (!all.contains(key)) {
                    all.add(key);
                }
            }
        }
        return List.copyOf(all);
    }

    /** Whether it makes no difference which of the two is used. Receivers tell them apart by identity. */
    boolean haveTheKeysOf(SigningKeys other) {
        return plain.equals(other.plain) && regions.equals(other.regions);
    }

    @Override
    public String toString() {
        return "SigningKeys[" + all.size() + " redacted]";
    }
}
