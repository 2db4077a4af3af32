package io.github.qstash4j.ledger.memory;

import static io.github.qstash4j.ledger.memory.Claims.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.ledger.memory.DeliveryRecord.Claimed;
import io.github.qstash4j.ledger.memory.DeliveryRecord.Completed;
import io.github.qstash4j.receiver.ledger.LedgerKey;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettledOrderTest {

    private static final Instant NOW = VirtualClock.START;
    private static final LedgerKey OTHER = message("msg_2");

    private final SettledOrder order = new SettledOrder(2);

    @Test
    void what_has_ended_is_let_go_even_where_there_is_room() {
        Completed first = new Completed("body", DONE, NOW.plus(LEASE));
        Completed second = new Completed("body", DONE, NOW.plus(LEASE).plus(TICK));
        order.written(MESSAGE, first);
        order.written(OTHER, second);

        assertThat(order.takeSurplus(NOW.plus(LEASE).minus(TICK))).isEmpty();
        assertThat(order.takeSurplus(NOW.plus(LEASE))).containsExactly(Map.entry(MESSAGE, first));
        assertThat(order.takeSurplus(NOW.plus(LEASE).plus(TICK))).containsExactly(Map.entry(OTHER, second));
    }

    @Test
    void what_is_claimed_is_never_let_go() {
        order.written(MESSAGE, new Completed("body", DONE, NOW));
        order.written(MESSAGE, new Claimed("body", Set.of(), "owner", NOW, NOW));

        assertThat(order.takeSurplus(NOW.plus(LEASE))).isEmpty();
    }
}
