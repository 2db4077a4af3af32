package io.github.qstash4j.ledger.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What shares a ledger and does not meet in it. */
class ApartTest {

    private final Endpoint endpoint = new Endpoint();

    @Test
    void a_message_of_a_URL_group_is_handled_at_each_of_its_endpoints() {
        List<String> urls = new ArrayList<>();
        for (int attempt = 0; attempt < 2; attempt++) {
            for (String url : List.of("https://app.example.com/mail", "https://app.example.com/stock")) {
                SignedRequest delivery = endpoint.delivery().to(url);
                assertThat(endpoint.receive(delivery, handled -> {
                                    urls.add(handled.url());
                                    return Outcome.acknowledge();
                                })
                                .status())
                        .isEqualTo(200);
            }
        }

        assertThat(urls).containsExactly("https://app.example.com/mail", "https://app.example.com/stock");
    }

    @Test
    void namespaces_do_not_meet_not_even_with_one_token() {
        Receiver other = endpoint.another(builder -> builder.ledgerNamespace("other"));
        SignedRequest delivery = endpoint.delivery();
        endpoint.receive(delivery, unused -> Outcome.acknowledge("first"));

        assertThat(other.receive(
                                Endpoint.sent(delivery.header("Upstash-Message-Id", "msg_other")),
                                unused -> Outcome.acknowledge("second"))
                        .body())
                .asString()
                .isEqualTo("second");
    }

    @Test
    void receivers_of_one_namespace_are_two_instances_of_one_application() {
        Receiver other = endpoint.another(builder -> builder);
        endpoint.receive(delivery -> Outcome.acknowledge("first"));

        assertThat(other.receive(Endpoint.sent(endpoint.delivery()), unused -> Outcome.retry())
                        .body())
                .asString()
                .isEqualTo("first");
    }

    @Test
    void the_times_in_tokens_do_not_follow_the_scheduling_clock_nor_delays_the_other() {
        VirtualClock scheduling = new VirtualClock();
        Receiver receiver = endpoint.another(builder -> builder.schedulingClock(scheduling)
                .ledger(MemoryLedger.builder().clock(scheduling).build()));
        scheduling.advance(Duration.ofDays(30));

        assertThat(receiver.receive(
                                Endpoint.sent(endpoint.delivery()),
                                unused ->
                                        Outcome.retryAfter(scheduling.instant().plusSeconds(7)))
                        .headers())
                .containsEntry("Retry-After", "7");
        receiver.admit(Endpoint.sent(endpoint.delivery()));
        scheduling.advance(Endpoint.LEASE.minusSeconds(5));
        assertThat(receiver.receive(Endpoint.sent(endpoint.delivery()), unused -> Outcome.retry())
                        .headers())
                .containsEntry("Retry-After", "5");
        SignedRequest old = endpoint.delivery();
        endpoint.clock.advance(Duration.ofSeconds(305));
        assertThat(receiver.receive(Endpoint.sent(old), unused -> Outcome.acknowledge())
                        .status())
                .isEqualTo(401);
    }
}
