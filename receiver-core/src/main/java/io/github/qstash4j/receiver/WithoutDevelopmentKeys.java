package io.github.qstash4j.receiver;

import org.jspecify.annotations.Nullable;

/** A source whose keys are taken unless one of them is public; then the last ones that could be taken stay in use. */
final class WithoutDevelopmentKeys implements SigningKeySource {

    private final SigningKeySource source;
    private volatile @Nullable SigningKeys taken;

    /** What the source holds at present, and must not be used; null when it holds good keys. */
    private volatile @Nullable SigningKeys refused;

    WithoutDevelopmentKeys(SigningKeySource source) {
        this.source = source;
    }

    @Override
    public @Nullable SigningKeys current() {
        return takeable(source.current());
    }

    @Override
    public SigningKeys afterUnknownKey(SigningKeys unknown) {
        SigningKeys newer = takeable(source.afterUnknownKey(asTheSourceKnows(unknown)));
        return newer == null ? unknown : newer;
    }

    @Override
    public void afterNextKey(SigningKeys used) {
        source.afterNextKey(asTheSourceKnows(used));
    }

    /** Otherwise it would take them for outdated, and see no reason to look for newer ones than those refused. */
    private SigningKeys asTheSourceKnows(SigningKeys keys) {
        @Nullable SigningKeys instead = refused;
        return instead == null ? keys : instead;
    }

    private @Nullable SigningKeys takeable(@Nullable SigningKeys keys) {
        if (keys == null || (keys == taken && refused == null)) {
            return keys;
        }
        if (keys == refused) {
            return taken;
        }
        if (DevelopmentKeys.areIn(keys)) {
            if (refused == null) {
                ReceiverLog.warn(
                        "The refreshed signing keys are not used, since one of them is a public development key,"
                                + " with which anybody can sign. Correct what supplies the keys.");
            }
            refused = keys;
            return taken;
        }
        taken = keys;
        refused = null;
        return keys;
    }
}
