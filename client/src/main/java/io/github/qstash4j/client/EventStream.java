package io.github.qstash4j.client;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An answer that comes piece by piece. It can be read once, by one thread, and each piece is read when it is asked for;
 * close it, which hangs up where the answer has not ended.
 *
 * <p>Reading throws a {@link QStashException} if the answer breaks off, if nothing comes for as long as the client's
 * deadline, or if an error comes in the place of a piece. So an answer whose reading ends without an exception is
 * whole.
 *
 * @param <T> what a piece is read as
 */
public final class EventStream<T> implements Iterable<T>, AutoCloseable {

    private final Events<T> events;

    EventStream(Events<T> events) {
        this.events = events;
    }

    /** The pieces that have not been read yet; every iterator goes on where the last one was. */
    @Override
    public Iterator<T> iterator() {
        return events;
    }

    /** The pieces that have not been read yet, in their order; closing it closes this. */
    public Stream<T> stream() {
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(events, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(this::close);
    }

    /** Hangs up, if the answer has not ended; any thread may do so. Reading on throws {@link IllegalStateException}. */
    @Override
    public void close() {
        events.close();
    }
}
