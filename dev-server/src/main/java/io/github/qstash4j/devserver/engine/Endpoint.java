package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.message.Destination;
import org.jspecify.annotations.Nullable;

/** One destination of a URL group; its name is null when it has none. */
public record Endpoint(Destination destination, @Nullable String name) {}
