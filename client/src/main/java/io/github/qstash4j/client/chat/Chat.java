package io.github.qstash4j.client.chat;

import io.github.qstash4j.client.EventStream;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.QStashRequest;
import io.github.qstash4j.client.QStashRequestBuilder;
import io.github.qstash4j.client.provider.Llm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Chat completions by a model that Upstash runs. Thread-safe.
 *
 * <p>Upstash has deprecated this endpoint, and its own clients have given it up: for new work, send a message to a
 * model with {@link Llm}. A model may take longer than the client's deadline:
 * {@code qstash.withDeadline(Duration.ofMinutes(2)).chat()}. No call is ever sent twice, since each is paid for.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/llm/create">The page of the QStash documentation</a>
 */
public final class Chat {

    private final QStash qstash;

    /** As {@link QStash#chat()}. */
    public Chat(QStash qstash) {
        this.qstash = qstash;
    }

    /**
     * The model's whole answer.
     *
     * @throws QStashException if it was refused, or if no proper answer came before the deadline
     */
    public ChatCompletion complete(ChatRequest request) {
        return qstash.call(completion(request));
    }

    /** As {@link #complete}, without blocking. */
    public CompletableFuture<ChatCompletion> completeAsync(ChatRequest request) {
        return qstash.callAsync(completion(request));
    }

    private static QStashRequest<ChatCompletion> completion(ChatRequest request) {
        return post(request.asMap()).answeredBy(ChatCompletion::read);
    }

    /**
     * The model's answer while it is made.
     *
     * <p>The deadline is that for the beginning of the answer, and then for each silence in it; the answer as a whole
     * may take longer.
     *
     * <pre>{@code
     * try (EventStream<ChatChunk> answer = qstash.chat().stream(request)) {
     *     for (ChatChunk chunk : answer) {
     *         System.out.print(chunk.text());
     *     }
     * }
     * }</pre>
     *
     * @return to be closed, which hangs up
     * @throws QStashException if it was refused, or if no answer began before the deadline
     */
    public EventStream<ChatChunk> stream(ChatRequest request) {
        Map<String, Object> body = new LinkedHashMap<>(request.asMap());
        body.put("stream", true);
        return qstash.events(post(body).header("Accept", "text/event-stream").answeredBy(ChatChunk::read));
    }

    private static QStashRequestBuilder post(Map<String, Object> body) {
        return QStashRequest.post("llm", "v1", "chat", "completions").json(body).once();
    }

    @Override
    public String toString() {
        return "Chat[" + qstash + "]";
    }
}
