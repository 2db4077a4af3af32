package io.github.qstash4j.devserver.faults;

import io.github.qstash4j.devserver.message.Destination;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The side of the faults that only their server has: who adds rules cannot use them up. */
public final class ArmedFaults {

    private final Faults faults;

    /** The seed decides which attempts a rule with a probability is true of. */
    public ArmedFaults(long seed) {
        faults = new Faults(seed);
    }

    public Faults faults() {
        return faults;
    }

    /** What happens to the attempt of that number, which counts it; asked once for each attempt. */
    public Set<Fault> ofAttempt(Destination destination, int attempt) {
        return faults.ofAttempt(destination, attempt);
    }

    /** What answers a REST call, which counts it; null for the API itself. */
    public @Nullable ApiFault ofCall(String method, String path) {
        return faults.ofCall(method, path);
    }
}
