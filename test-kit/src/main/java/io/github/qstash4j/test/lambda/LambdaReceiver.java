package io.github.qstash4j.test.lambda;

import io.github.qstash4j.test.contract.ContractResponse;
import io.github.qstash4j.test.contract.ReceiverUnderTest;
import io.github.qstash4j.test.fixtures.BodyStream;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.util.Optional;

/**
 * An adapter's handler under the contract suite: each request is made the event of one front end, and goes through the
 * real runtime.
 */
public final class LambdaReceiver implements ReceiverUnderTest {

    private static final String WHOLE_EVENTS = "Lambda hands over a whole event: no body is read while it comes.";

    private final LocalLambda lambda;
    private final FrontEndSettings settings;

    private LambdaReceiver(LocalLambda lambda, FrontEndSettings settings) {
        this.lambda = lambda;
        this.settings = settings;
    }

    /** A running function behind a front end; {@link #close} closes the function. */
    public static LambdaReceiver of(LocalLambda lambda, FrontEnd frontEnd) {
        return of(lambda, FrontEndSettings.of(frontEnd));
    }

    /** The same, with settings. */
    public static LambdaReceiver of(LocalLambda lambda, FrontEndSettings settings) {
        return new LambdaReceiver(lambda, settings);
    }

    @Override
    public ContractResponse exchange(SignedRequest signed) {
        LambdaRequest request = LambdaRequest.of(signed);
        InvocationResult result = lambda.invoke(LambdaEvents.of(settings, request));
        LambdaResponse response = Answers.of(settings, request, result);
        return ContractResponse.of(response.status(), response.headers(), response.bytes());
    }

    @Override
    public ContractResponse exchange(SignedRequest request, BodyStream body) {
        throw new UnsupportedOperationException(WHOLE_EVENTS);
    }

    @Override
    public Optional<ContractResponse> breakOff(SignedRequest request) {
        throw new UnsupportedOperationException(WHOLE_EVENTS);
    }

    @Override
    public Optional<String> cannotCarry(SignedRequest request) {
        return Carriage.obstacle(settings, request);
    }

    @Override
    public Optional<String> cannotStream() {
        return Optional.of(WHOLE_EVENTS);
    }

    @Override
    public void close() {
        lambda.close();
    }
}
