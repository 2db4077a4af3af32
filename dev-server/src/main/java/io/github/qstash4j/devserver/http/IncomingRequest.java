package io.github.qstash4j.devserver.http;

import io.github.qstash4j.devserver.api.ApiResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.jspecify.annotations.Nullable;

/** A request on a connection that counts how many of its requests wait for their answers. */
final class IncomingRequest extends BasicHttpRequest {

    private static final long serialVersionUID = 1L;

    private final transient AtomicInteger unanswered;
    private final transient AtomicBoolean ended = new AtomicBoolean();
    private final transient @Nullable ApiResponse refusal;

    private IncomingRequest(String method, String target, AtomicInteger unanswered, @Nullable ApiResponse refusal) {
        super(method, target);
        this.unanswered = unanswered;
        this.refusal = refusal;
        unanswered.incrementAndGet();
    }

    static IncomingRequest of(String method, String target, AtomicInteger unanswered) {
        return new IncomingRequest(method, target, unanswered, null);
    }

    /** In the place of a request that has this answer. */
    static IncomingRequest refused(int status, String sentence, AtomicInteger unanswered) {
        return new IncomingRequest("GET", "/", unanswered, ApiResponse.error(status, sentence));
    }

    /** Null when it is to be asked of the API. */
    @Nullable ApiResponse refusal() {
        return refusal;
    }

    /** It has its answer, or will get none. */
    void ended() {
        if (ended.compareAndSet(false, true)) {
            unanswered.decrementAndGet();
        }
    }
}
