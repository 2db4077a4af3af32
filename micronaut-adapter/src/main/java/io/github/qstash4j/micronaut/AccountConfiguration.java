package io.github.qstash4j.micronaut;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * One more account whose deliveries are accepted, under a name of your own.
 *
 * @param name as it stands under {@code qstash.accounts}
 * @param currentSigningKey the key that QStash signs its deliveries with
 * @param nextSigningKey the key after the current one
 * @param token the token that follow-up work of its deliveries is published with
 * @param url the QStash API of the token; that of all others when it is not set
 */
@EachProperty("qstash.accounts")
public record AccountConfiguration(
        @Parameter String name,
        @Nullable String currentSigningKey,
        @Nullable String nextSigningKey,
        @Nullable String token,
        @Nullable String url) {

    /** Without the keys and the token. */
    @Override
    public String toString() {
        return "AccountConfiguration[name=" + name + ", url=" + url + "]";
    }
}
