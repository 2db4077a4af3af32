package io.github.qstash4j.test.lambda;

import io.github.qstash4j.test.contract.ContractResponse;
import io.github.qstash4j.test.contract.Exclusion;
import io.github.qstash4j.test.contract.ReceiverUnderTest;
import io.github.qstash4j.test.fixtures.BodyStream;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An adapter's handler under the contract suite: each request is made the event of one front end, and goes through the
 * real runtime.
 */
public final class LambdaReceiver implements ReceiverUnderTest {

    private static final String WHOLE_EVENTS = "Lambda hands over a whole event: no body is read while it comes.";

    private static final List<String> SAME_PARAMETERS = List.of(
            "published to: the query in another order",
            "published to: an equals sign behind the query",
            "published to: an empty query that is not sent");
    private static final List<String> SAME_WHEN_DECODED = List.of(
            "published to: a percent-encoded letter in the query",
            "published to: a percent-encoding in lower case",
            "published to: a plus sign for a space");

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

    /** The cases of the contract that no function behind this front end can have, besides what it cannot carry. */
    public static List<Exclusion> exclusions(FrontEnd frontEnd) {
        List<Exclusion> all = new ArrayList<>();
        if (frontEnd != FrontEnd.HTTP_API && frontEnd != FrontEnd.FUNCTION_URL) {
            exclude(SAME_PARAMETERS, "The event has parameters, which are compared as pairs in any order.", all);
            if (frontEnd == FrontEnd.REST_API) {
                all.add(new Exclusion(
                        "a message of five mebibytes is rejected", "In base64 this is more than an event can hold."));
            } else {
                exclude(SAME_WHEN_DECODED, "The parameters are compared after decoding them.", all);
            }
        }
        return all;
    }

    private static void exclude(List<String> names, String reason, List<Exclusion> all) {
        names.forEach(name -> all.add(new Exclusion(name, reason)));
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
