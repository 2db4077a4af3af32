package io.github.qstash4j.devserver.user;

import java.util.SplittableRandom;

/** Ids that are the same for the same seed. */
public final class SeededIds {

    private final SplittableRandom random;

    public SeededIds(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The part of an id after its prefix. */
    public synchronized String next() {
        byte[] bytes = new byte[Credentials.ID_LENGTH];
        random.nextBytes(bytes);
        return Credentials.letters(bytes);
    }
}
