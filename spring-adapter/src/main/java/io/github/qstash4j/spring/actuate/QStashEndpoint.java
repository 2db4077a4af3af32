package io.github.qstash4j.spring.actuate;

import io.github.qstash4j.spring.ObservedEndpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code /actuator/qstash}: who consumes, with which keys, and what has come of it. Nothing in it is secret. */
@Endpoint(id = "qstash")
final class QStashEndpoint {

    private final KnownKeys keys;
    private final DeliveryCounts counts;

    QStashEndpoint(KnownKeys keys, DeliveryCounts counts) {
        this.keys = keys;
        this.counts = counts;
    }

    @ReadOperation
    Overview overview() {
        return new Overview(keys.consumers().stream().map(Consumer::of).toList(), keys.fingerprints(), counts.now());
    }

    /**
     * What there is to see.
     *
     * @param consumers all of them
     * @param keys role and fingerprint of each key
     * @param counts since the application started
     */
    record Overview(List<Consumer> consumers, List<String> keys, DeliveryCounts.Counts counts) {}

    /**
     * One consumer.
     *
     * @param name the method or function
     * @param kind what is delivered to it
     * @param paths the patterns of its paths, or the name of a function
     * @param urls its own URLs, without their queries, which may hold secrets
     * @param idempotent whether the ledger is asked; null where it is if there is one
     * @param account whose deliveries it accepts; null for every one's
     */
    record Consumer(
            String name,
            String kind,
            List<String> paths,
            List<String> urls,
            @Nullable Boolean idempotent,
            @Nullable String account) {

        static Consumer of(ObservedEndpoint endpoint) {
            return new Consumer(
                    endpoint.name(),
                    endpoint.kind(),
                    endpoint.paths().stream().sorted().toList(),
                    endpoint.urls().stream().map(Consumer::withoutQuery).toList(),
                    endpoint.idempotent(),
                    endpoint.account());
        }

        private static String withoutQuery(String url) {
            int query = url.indexOf('?');
            return query < 0 ? url : url.substring(0, query);
        }
    }
}
