package io.github.qstash4j.test.contract;

import io.github.qstash4j.test.fixtures.SignedRequest;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What no HTTP request can say. */
final class HttpLimits {

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private HttpLimits() {}

    /** Why HTTP cannot bring a request; empty when it can. */
    static Optional<String> broken(SignedRequest request) {
        if (!all(request.url(), c -> c > ' ' && c < 0x7f)) {
            return Optional.of("A request line of HTTP is ASCII without spaces.");
        }
        return request.headers().entrySet().stream()
                .map(HttpLimits::broken)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> broken(Map.Entry<String, ? extends Iterable<String>> header) {
        if (!all(header.getKey(), HttpLimits::isTokenCharacter)) {
            return Optional.of("The name of a header of HTTP is an ASCII token.");
        }
        for (String value : header.getValue()) {
            @Nullable String reason = reason(value);
            if (reason != null) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }

    private static @Nullable String reason(String value) {
        Predicate<IntPredicate> every = condition -> all(value, condition);
        if (!every.test(c -> c <= 0xff)) {
            return "A header of HTTP has bytes and no wider characters.";
        } else if (!every.test(c -> c == '\t' || (c >= ' ' && c != 0x7f))) {
            return "A header of HTTP has no control characters.";
        }
        return value.equals(value.strip()) ? null : "HTTP cuts off the white space around the value of a header.";
    }

    private static boolean isTokenCharacter(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || TOKEN_MARKS.indexOf(c) >= 0);
    }

    private static boolean all(String text, IntPredicate condition) {
        return text.chars().allMatch(condition);
    }
}
