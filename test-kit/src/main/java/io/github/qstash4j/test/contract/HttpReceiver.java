package io.github.qstash4j.test.contract;

import io.github.qstash4j.test.fixtures.BodyStream;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** A receiver on a real web server, reached over a socket of its own for each request. */
public final class HttpReceiver implements ReceiverUnderTest {

    private final URI server;
    private final Closeable application;

    private HttpReceiver(URI server, Closeable application) {
        this.server = server;
        this.application = application;
    }

    /**
     * A server that listens.
     *
     * @param server scheme {@code http}, host and port
     * @param application what {@link #close} ends
     */
    public static HttpReceiver at(URI server, Closeable application) {
        return new HttpReceiver(server, application);
    }

    @Override
    public ContractResponse exchange(SignedRequest request) throws IOException {
        return HttpWire.exchange(server, HttpWriting.of(request));
    }

    @Override
    public ContractResponse exchange(SignedRequest request, BodyStream body) throws IOException {
        return HttpWire.exchange(server, HttpWriting.of(request, body));
    }

    @Override
    public Optional<ContractResponse> breakOff(SignedRequest request) {
        try {
            return Optional.of(HttpWire.exchange(server, HttpWriting.brokenOff(request)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> cannotCarry(SignedRequest request) {
        return HttpLimits.broken(request);
    }

    @Override
    public Optional<String> cannotCarry(SignedRequest request, BodyStream body) {
        return body.announced() == BodyStream.UNANNOUNCED || body.mostRead() == 0
                ? cannotCarry(request)
                : Optional.of("HTTP ends a body where its announced length says.");
    }

    @Override
    public void close() throws IOException {
        application.close();
    }
}
