package io.github.qstash4j.receiver;

import org.jspecify.annotations.Nullable;

/**
 * How a delivery has ended.
 *
 * @param outcome null when a framework has answered for it
 * @param response what QStash is told
 */
record Settled(@Nullable Outcome outcome, ReceiverResponse response) {}
