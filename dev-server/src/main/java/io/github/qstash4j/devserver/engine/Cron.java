package io.github.qstash4j.devserver.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Stand-in. */
public final class Cron {
    private final String text;

    private Cron(String text) {
        this.text = text;
    }

    public static Cron parse(String text) {
        return new Cron(text);
    }

    public @Nullable Instant next(Instant after) {
        return after.plusSeconds(60);
    }

    @Override
    public String toString() {
        return text;
    }
}
