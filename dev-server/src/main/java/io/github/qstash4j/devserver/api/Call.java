package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.user.User;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A REST call that is known to come from a user.
 *
 * @param variable the part of the path that the route leaves open, as sent; empty where it leaves none
 */
record Call(User user, ApiRequest request, Query query, String variable) {

    /** The variable part of the path, percent-decoded, under the name that errors are to give it. */
    OptionValue named(String name) {
        try {
            // A plus sign means a space in a query only.
            return new OptionValue(name, URLDecoder.decode(variable.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new OptionValue(name, variable).invalid("must be percent-encoded correctly");
        }
    }

    /** A parameter of the query under the name that errors are to give it; null when there is none, or an empty one. */
    @Nullable OptionValue parameter(String name) {
        String value = query.single(name);
        return value == null ? null : new OptionValue("The parameter " + name, value);
    }
}
