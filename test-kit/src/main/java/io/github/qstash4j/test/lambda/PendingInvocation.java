package io.github.qstash4j.test.lambda;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** An event that waits for the function, or for its answer. */
final class PendingInvocation {

    private final String id = UUID.randomUUID().toString();
    private final byte[] event;
    private final CompletableFuture<InvocationResult> result = new CompletableFuture<>();

    PendingInvocation(byte[] event) {
        this.event = event;
    }

    String id() {
        return id;
    }

    /** The bytes themselves, which must not be changed. */
    byte[] event() {
        return event;
    }

    CompletableFuture<InvocationResult> result() {
        return result;
    }

    /** Only the first end counts, and this says whether it is that. */
    boolean end(InvocationResult how) {
        return result.complete(how);
    }

    void closed() {
        end(new InvocationResult.FunctionError("LocalLambda.Closed", "The local Lambda was closed."));
    }
}
