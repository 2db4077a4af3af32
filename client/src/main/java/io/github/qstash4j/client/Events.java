package io.github.qstash4j.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.qstash4j.client.ServerSentEvents.Event;
import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of one answer, each when it is asked for. An answer that breaks off never looks like a whole one.
 */
final class Events<T> implements Iterator<T> {

    private static final String DONE = "[DONE]";
    private static final String CLOSED = "The stream is closed; read it before close() or the end of the try block.";

    /** Far more than a piece of an answer has, in bytes. */
    private static final int LONGEST_EVENT = 4 * 1024 * 1024;

    private final QStashRequest<T> request;
    private final Failures failures;
    private final HttpResponse<LiveBody> response;
    private final Duration silence;
    private final ServerSentEvents events = new ServerSentEvents(LONGEST_EVENT);
    private @Nullable T next;
    private @Nullable RuntimeException failure;
    private boolean ended;
    private volatile boolean closed;

    Events(QStashRequest<T> request, Failures failures, HttpResponse<LiveBody> response, Duration silence) {
        this.request = request;
        this.failures = failures;
        this.response = response;
        this.silence = silence;
    }

    @Override
    public boolean hasNext() {
        if (closed && !ended) {
            throw new IllegalStateException(CLOSED);
        }
        if (failure != null) {
            throw failure;
        }
        if (next == null && !ended) {
            try {
                next = fetch();
            } catch (RuntimeException e) {
                throw failedWith(e);
            }
        }
        return next != null;
    }

    /** What was read last is lost, so it must fail again when it is asked again. */
    private RuntimeException failedWith(RuntimeException why) {
        RuntimeException known = closed ? new IllegalStateException(CLOSED, why) : why;
        failure = known;
        response.body().close();
        return known;
    }

    @Override
    public T next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        T value = next;
        next = null;
        return value;
    }

    void close() {
        closed = true;
        response.body().close();
    }

    private @Nullable T fetch() {
        Event event = nextEvent();
        if (event.data().equals(DONE)) {
            ended = true;
            response.body().close(); // what follows is nothing
            return null;
        }
        return read(event);
    }

    private T read(Event event) {
        Answer answer = Answer.of(response, event.data().getBytes(UTF_8));
        if (event.type().equals("error") || failures.isError(answer)) {
            throw failures.unexpected(request.call(), answer, "an error in its stream.");
        }
        try {
            return request.read(answer);
        } catch (UnexpectedAnswer e) {
            throw failures.unexpected(request.call(), answer, e.what());
        }
    }

    private Event nextEvent() {
        Event event = events.next();
        while (event == null) {
            event = readOn() ? events.next() : lastEvent();
        }
        return event;
    }

    /** The end may come without the empty line behind it, but no other event may. */
    private Event lastEvent() {
        events.end();
        Event event = events.next();
        if (event == null || !event.data().equals(DONE)) {
            throw failures.noAnswer(
                    request.call(), "the answer broke off: its stream ended before " + DONE, new EOFException());
        }
        return event;
    }

    private boolean readOn() {
        try {
            List<ByteBuffer> bytes = response.body().next(silence);
            if (bytes == null) {
                return false;
            }
            for (ByteBuffer part : bytes) {
                events.read(part);
            }
            return true;
        } catch (AnswerTooLongException e) {
            throw failures.tooLong(request.call(), e);
        } catch (TimeoutException e) {
            throw failures.noAnswer(request.call(), "the answer broke off: nothing came for " + silence, e);
        } catch (IOException e) {
            throw failures.noAnswer(request.call(), "the answer broke off: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failures.noAnswer(request.call(), "the thread was interrupted while it waited", e);
        }
    }
}
