package io.github.qstash4j.test.contract;

import io.github.qstash4j.test.fixtures.BodyStream;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.io.IOException;
import java.util.Optional;

/** The contract's application, running behind an adapter in its real runtime. Safe for use by many threads. */
public interface ReceiverUnderTest extends AutoCloseable {

    /**
     * Sends a request the way QStash's would come in: to the path and query of its URL, with its headers and body, and
     * with the host of its URL wherever the runtime names one.
     *
     * @return what the caller gets
     * @throws Exception if there is no answer, which no request may bring about
     */
    ContractResponse exchange(SignedRequest request) throws Exception;

    /**
     * The same with a body that is too long to be held, sent until an answer comes or the connection is closed.
     *
     * @throws UnsupportedOperationException if this runtime {@linkplain #cannotStream() cannot stream}
     */
    ContractResponse exchange(SignedRequest request, BodyStream body) throws Exception;

    /**
     * Sends a request whose body ends before its announced length.
     *
     * @return what the caller gets; empty when the connection was closed without an answer
     * @throws UnsupportedOperationException if this runtime {@linkplain #cannotStream() cannot stream}
     */
    Optional<ContractResponse> breakOff(SignedRequest request) throws Exception;

    /**
     * Why the runtime's wire cannot bring this request as it is, such as HTTP a line break inside of a header; empty
     * when it can.
     */
    default Optional<String> cannotCarry(SignedRequest request) {
        return Optional.empty();
    }

    /**
     * Why a body cannot be sent while it is read, such as where the platform hands over whole events; empty when it
     * can.
     */
    default Optional<String> cannotStream() {
        return Optional.empty();
    }

    /** The same as {@link #cannotCarry(SignedRequest)}, of a request with a body that is too long to be held. */
    default Optional<String> cannotCarry(SignedRequest request, BodyStream body) {
        return cannotStream().or(() -> cannotCarry(request));
    }

    /** Ends the application. */
    @Override
    void close() throws IOException;
}
