package io.github.qstash4j.devserver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.message.Message;
import io.github.qstash4j.devserver.message.MessageKind;
import io.github.qstash4j.devserver.message.NoResponse;
import io.github.qstash4j.devserver.message.Origin;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DeadLetterQueueTest {

    private static final int MANY = 2_500;

    private final DeadLetterQueue queue = new DeadLetterQueue();

    private static Message message(String owner) {
        return new Message(
                "msg_1",
                owner,
                new Origin(MessageKind.MESSAGE, null, null, null, null),
                EngineFixture.destination("http://a.test/"),
                null,
                Sending.once().publication(),
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private void fill() {
        for (int i = 0; i < MANY; i++) {
            queue.add(Instant.EPOCH, message(i % 2 == 0 ? "even" : "odd"), new NoResponse("no"));
        }
    }

    @Test
    void a_search_goes_through_all_letters_of_one_user_in_order() {
        fill();

        assertThat(queue.after(-1, "odd", MANY, letter -> true))
                .extracting(DeadLetter::sequence)
                .containsExactlyElementsOf(LongStream.range(0, MANY)
                        .filter(i -> i % 2 == 1)
                        .boxed()
                        .toList());
        assertThat(queue.after(MANY - 4, "odd", MANY, letter -> true))
                .extracting(DeadLetter::sequence)
                .containsExactly(MANY - 3L, MANY - 1L);
    }

    @Test
    void a_search_ends_when_it_has_found_enough() {
        fill();

        assertThat(queue.after(5, "even", 2, letter -> letter.sequence() > 2_100))
                .extracting(DeadLetter::sequence)
                .containsExactly(2_102L, 2_104L);
    }

    @Test
    void a_letter_may_be_removed_by_its_owner_while_a_search_goes_on() {
        fill();

        List<DeadLetter> found = queue.after(-1, "even", MANY, letter -> queue.remove("even", letter.sequence()));

        assertThat(found).hasSize(MANY / 2);
        assertThat(queue.remove("odd", 0)).isFalse();
        assertThat(queue.after(-1, "even", 1, letter -> true)).isEmpty();
    }
}
