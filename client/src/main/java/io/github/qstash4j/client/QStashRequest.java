package io.github.qstash4j.client;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call of QStash's REST API and how its answer is read: for an endpoint that this library has no method for.
 * Immutable, and sent by {@link QStash#call} or {@link QStash#callAsync}.
 *
 * <pre>{@code
 * record Parallelism(long max) {}
 *
 * QStashRequest<Parallelism> request = QStashRequest.get("v2", "globalParallelism")
 *         .answeredBy(json -> new Parallelism(json.get("parallelismMax").count()));
 * }</pre>
 *
 * @param <T> what the answer is read as
 */
public final class QStashRequest<T> {

    private final RestCall call;
    private final boolean repeatable;
    private final AnswerReader<T> reader;
    private final @Nullable Supplier<T> absent;

    QStashRequest(RestCall call, boolean repeatable, AnswerReader<T> reader) {
        this(call, repeatable, reader, null);
    }

    private QStashRequest(RestCall call, boolean repeatable, AnswerReader<T> reader, @Nullable Supplier<T> absent) {
        this.call = call;
        this.repeatable = repeatable;
        this.reader = reader;
        this.absent = absent;
    }

    /** Starts a request that reads. Each segment of the path is percent-encoded. */
    public static QStashRequestBuilder get(String... path) {
        return new QStashRequestBuilder("GET", path);
    }

    /** Starts a POST request. Each segment of the path is percent-encoded. */
    public static QStashRequestBuilder post(String... path) {
        return new QStashRequestBuilder("POST", path);
    }

    /** Starts a PATCH request. Each segment of the path is percent-encoded. */
    public static QStashRequestBuilder patch(String... path) {
        return new QStashRequestBuilder("PATCH", path);
    }

    /** Starts a DELETE request. Each segment of the path is percent-encoded. */
    public static QStashRequestBuilder delete(String... path) {
        return new QStashRequestBuilder("DELETE", path);
    }

    /** The same request, where QStash's answer that there is no such thing is an empty value and not an exception. */
    public QStashRequest<Optional<T>> ifFound() {
        return new QStashRequest<>(call, repeatable, answer -> Optional.of(reader.read(answer)), Optional::empty);
    }

    /** The same request; it gives false where QStash answers that there is no such thing, and true for a success. */
    public QStashRequest<Boolean> whetherFound() {
        AnswerReader<Boolean> success = answer -> {
            reader.read(answer);
            return true;
        };
        return new QStashRequest<>(call, repeatable, success, () -> false);
    }

    /** The same request with another reading of what the answer was read as. */
    public <R> QStashRequest<R> map(Function<? super T, ? extends R> mapping) {
        Supplier<T> old = absent;
        return new QStashRequest<>(
                call,
                repeatable,
                answer -> mapping.apply(reader.read(answer)),
                old == null ? null : () -> mapping.apply(old.get()));
    }

    RestCall call() {
        return call;
    }

    boolean isRepeatable() {
        return repeatable;
    }

    /** The value of a successful answer. */
    T read(Answer answer) {
        return reader.read(answer);
    }

    /** The value of an answer that there is no such thing; null when that is an error. */
    @Nullable Supplier<T> absent() {
        return absent;
    }

    /** The method and the path. */
    @Override
    public String toString() {
        return call.toString();
    }
}
