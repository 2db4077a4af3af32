package io.github.qstash4j.test.contract;

import io.github.qstash4j.test.fixtures.Attack;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** With what statuses a server may answer for itself, before there is a receiver to ask. */
final class ServersOwn {

    /** Many servers have this limit for a line, and few a smaller one for all of them. */
    private static final int LONG_HEADERS = 8 * 1024;

    private static final long LONGEST_ANNOUNCEMENT = 1L << 40;

    private ServersOwn() {}

    static Set<Integer> answerTo(Attack attack) {
        if (!path(attack).equals(ContractApplication.MESSAGE)) {
            return Set.of(400, 404, 405);
        } else if (headers(attack.request().headers()) > LONG_HEADERS) {
            return Set.of(400, 413, 431);
        } else if (attack.stream() != null && attack.stream().announced() > LONGEST_ANNOUNCEMENT) {
            return Set.of(400, 413);
        }
        return Set.of();
    }

    private static String path(Attack attack) {
        return URI.create(attack.request().url()).getRawPath();
    }

    private static int headers(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .mapToInt(header -> header.getValue().stream()
                        .mapToInt(value -> header.getKey().length() + value.length())
                        .sum())
                .sum();
    }
}
