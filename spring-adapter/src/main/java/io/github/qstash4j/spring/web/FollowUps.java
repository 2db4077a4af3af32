package io.github.qstash4j.spring.web;

import io.github.qstash4j.client.followup.FollowUp;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.spring.ConsumerEndpoint;
import io.github.qstash4j.spring.QStashClients;
import io.github.qstash4j.spring.QStashStartException;
import java.util.List;

/** Follow-up work of consumers, where the client is on the class path. */
public final class FollowUps {

    private FollowUps() {}

    /** What a consumer gets. */
    public static FollowUp of(Delivery delivery, QStashClients clients) {
        return FollowUp.of(clients.forFollowUpOf(delivery), delivery);
    }

    /**
     * Refuses a consumer that could only ever fail.
     *
     * @param taking the consumers that take a {@link FollowUp}
     * @throws QStashStartException if there is no token for one of them
     */
    public static void check(List<ConsumerEndpoint> taking, QStashClients clients) {
        taking.stream()
                .filter(consumer -> !clients.existFor(consumer.account()))
                .findFirst()
                .ifPresent(consumer -> {
                    throw new QStashStartException(
                            consumer + " takes a FollowUp, and there is no token to publish with.",
                            "Set qstash.token (QSTASH_TOKEN), or the token of the account.");
                });
    }
}
