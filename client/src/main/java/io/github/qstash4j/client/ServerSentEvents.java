package io.github.qstash4j.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of the bytes of a stream, however these are cut into parts.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream">The grammar</a>
 */
final class ServerSentEvents {

    /** An event: its type, which is mostly empty, and the lines of its data. */
    record Event(String type, String data) {}

    private final int limit;
    private final Queue<Event> events = new ArrayDeque<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private String type = "";
    private boolean first = true;
    private boolean afterCarriageReturn;

    /** An event of more bytes than this is an error. */
    ServerSentEvents(int limit) {
        this.limit = limit;
    }

    /** The next complete event; null when there is none yet. */
    @Nullable Event next() {
        return events.poll();
    }

    void read(ByteBuffer bytes) throws AnswerTooLongException {
        while (bytes.hasRemaining()) {
            read(bytes.get());
        }
    }

    private void read(byte next) throws AnswerTooLongException {
        boolean secondHalf = afterCarriageReturn && next == '\n';
        afterCarriageReturn = next == '\r';
        if (secondHalf) {
            return;
        }
        if (next == '\r' || next == '\n') {
            endLine();
            return;
        }
        line.write(next);
        if (line.size() + data.length() > limit) {
            throw new AnswerTooLongException("an event of the answer is longer than " + limit + " bytes");
        }
    }

    /** Counts what has come of an event as complete: there is no more. */
    void end() {
        endLine();
        dispatch();
    }

    private void endLine() {
        String text = line.toString(UTF_8);
        line.reset();
        if (first && text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        first = false;
        if (text.isEmpty()) {
            dispatch();
        } else {
            field(text);
        }
    }

    private void field(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1);
        if (value.startsWith(" ")) {
            value = value.substring(1);
        }
        if (name.equals("data")) {
            data.append(value).append('\n');
        } else if (name.equals("event")) {
            type = value;
        } // a comment, whose name is empty, is what keeps a connection alive
    }

    private void dispatch() {
        if (data.length() > 0) {
            events.add(new Event(type, data.substring(0, data.length() - 1)));
        }
        data.setLength(0);
        type = "";
    }
}
