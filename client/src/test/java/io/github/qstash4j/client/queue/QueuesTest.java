package io.github.qstash4j.client.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.QStashException.Kind;
import io.github.qstash4j.client.TestServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueuesTest {

    private static final OutgoingMessage MESSAGE =
            OutgoingMessage.to(TestServer.URL + "/jobs").queue("orders");

    @AutoClose
    private final TestServer server = new TestServer();

    private final Queues queues = server.qstash().queues();

    private int attempts(String messageId) {
        server.server().time().advance(Duration.ofSeconds(1));
        return server.server().attempts(messageId).size();
    }

    @Test
    @Calls({"POST /v2/queues", "GET /v2/queues/{queueName}"})
    void a_queue_is_created_changed_and_read_back() {
        queues.upsert("orders", 2);
        assertThat(queues.get("orders")).hasValueSatisfying(queue -> {
            assertThat(queue.name()).isEqualTo("orders");
            assertThat(queue.parallelism()).isEqualTo(2);
            assertThat(queue.paused()).isFalse();
            assertThat(queue.lag()).isZero();
            assertThat(queue.createdAt()).isEqualTo(TestServer.START);
            assertThat(queue.updatedAt()).isEqualTo(TestServer.START);
        });

        server.server().time().advance(Duration.ofHours(1));
        queues.upsertPausedAsync("orders", 1).join();
        assertThat(queues.getAsync("orders").join()).hasValueSatisfying(queue -> {
            assertThat(queue.parallelism()).isEqualTo(1);
            assertThat(queue.paused()).isTrue();
            assertThat(queue.updatedAt()).isEqualTo(TestServer.START.plus(Duration.ofHours(1)));
        });
    }

    @Test
    @Calls("GET /v2/queues/{queueName}")
    void a_queue_that_is_not_there_is_nothing() {
        assertThat(queues.get("orders")).isEmpty();
    }

    @Test
    @Calls({"POST /v2/queues/{queueName}/pause", "POST /v2/queues/{queueName}/resume"})
    void a_paused_queue_keeps_its_messages_until_it_is_resumed() {
        queues.pause("orders");
        String first = server.qstash().publish(MESSAGE).messageId();

        assertThat(attempts(first)).isZero();
        assertThat(queues.get("orders").orElseThrow().lag()).isEqualTo(1);

        queues.resume("orders");
        assertThat(attempts(first)).isEqualTo(1);

        queues.pauseAsync("orders").join();
        String second = server.qstash().publish(MESSAGE).messageId();
        assertThat(attempts(second)).isZero();

        queues.resumeAsync("orders").join();
        assertThat(attempts(second)).isEqualTo(1);
    }

    @Test
    @Calls("POST /v2/queues")
    void an_upsert_resumes_a_paused_queue_as_it_says() {
        queues.upsertPaused("orders", 1);
        String id = server.qstash().publish(MESSAGE).messageId();
        assertThat(attempts(id)).isZero();

        queues.upsertAsync("orders", 1).join();
        assertThat(attempts(id)).isEqualTo(1);
    }

    @Test
    @Calls({"POST /v2/queues", "GET /v2/queues/{queueName}"})
    void setting_the_parallelism_does_not_resume_a_paused_queue() {
        queues.upsertPaused("orders", 1);
        String id = server.qstash().publish(MESSAGE).messageId();

        queues.setParallelism("orders", 4);
        assertThat(attempts(id)).isZero();
        assertThat(queues.get("orders").orElseThrow().parallelism()).isEqualTo(4);

        queues.resume("orders");
        queues.setParallelismAsync("orders", 5).join();
        assertThat(attempts(id)).isEqualTo(1);
        assertThat(queues.get("orders").orElseThrow().parallelism()).isEqualTo(5);
    }

    @Test
    @Calls("POST /v2/queues")
    void setting_the_parallelism_creates_a_queue_that_is_not_paused() {
        queues.setParallelism("orders", 4);

        assertThat(queues.get("orders").orElseThrow().paused()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> queues.setParallelismAsync("other", 0));
        assertThat(queues.get("other")).isEmpty();
    }

    @Test
    @Calls({"GET /v2/queues", "DELETE /v2/queues/{queueName}"})
    void queues_are_listed_until_they_are_deleted() {
        queues.upsert("a", 1);
        queues.upsert("b", 1);
        assertThat(queues.list()).extracting(Queue::name).containsExactlyInAnyOrder("a", "b");

        queues.delete("a");
        assertThat(queues.listAsync().join()).extracting(Queue::name).containsExactly("b");

        queues.deleteAsync("b").join();
        queues.delete("b");
        assertThat(queues.list()).isEmpty();
    }

    @Test
    @Calls("POST /v2/queues")
    void a_limit_of_the_plan_is_told_in_qstashs_words() {
        QStashException refused =
                catchThrowableOfType(QStashException.class, () -> queues.upsert("orders", Integer.MAX_VALUE));

        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.kind()).isEqualTo(Kind.BAD_REQUEST);
        assertThat(refused.serverMessage()).contains("parallelism");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "a b", "..", "ü"})
    void a_name_that_cannot_be_one_is_refused(String name) {
        for (Runnable call : List.<Runnable>of(
                () -> queues.upsert(name, 1),
                () -> queues.setParallelism(name, 1),
                () -> queues.get(name),
                () -> queues.delete(name),
                () -> queues.pause(name),
                () -> queues.resume(name))) {
            assertThatIllegalArgumentException().isThrownBy(call::run).withMessageStartingWith("The name of a queue");
        }
    }

    @Test
    void a_queue_delivers_at_least_one_at_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queues.upsert("orders", 0))
                .withMessage("parallelism must be 1 or more, but is 0.");
    }
}
