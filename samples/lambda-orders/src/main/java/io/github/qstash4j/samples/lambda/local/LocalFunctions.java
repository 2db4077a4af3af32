package io.github.qstash4j.samples.lambda.local;

import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.samples.lambda.DeliveryFailed;
import io.github.qstash4j.samples.lambda.OrderPlaced;
import io.github.qstash4j.samples.lambda.ReceiptRequested;
import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.LocalLambda;
import io.github.qstash4j.test.lambda.LocalLambdaBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The three functions, each under the real runtime client in a process of its own, where a dev server finds them. */
final class LocalFunctions implements AutoCloseable {

    /** An HTTP API with a domain of its own. */
    static final URI ORDER_PLACED = URI.create("https://orders.example.com/order-placed");

    /** A function URL. */
    static final URI RECEIPT_REQUESTED = URI.create("https://receipts.lambda-url.eu-central-1.on.aws/");

    /** Another one. */
    static final URI DELIVERY_FAILED = URI.create("https://failures.lambda-url.eu-central-1.on.aws/");

    private final DevServer server;
    private final Supplier<LocalLambdaBuilder> options;
    private final List<LocalLambda> started = new ArrayList<>();
    private final Map<URI, URI> frontEnds = new HashMap<>();

    private LocalFunctions(DevServer server, Supplier<LocalLambdaBuilder> options) {
        this.server = server;
        this.options = options;
    }

    /** Starts the functions with the variables that template.yaml gives them, and maps their URLs to them. */
    static LocalFunctions start(DevServer server, Supplier<LocalLambdaBuilder> options) {
        LocalFunctions functions = new LocalFunctions(server, options);
        try {
            functions.start(ReceiptRequested.class, Map.of(), FrontEnd.FUNCTION_URL, RECEIPT_REQUESTED);
            functions.start(DeliveryFailed.class, Map.of(), FrontEnd.FUNCTION_URL, DELIVERY_FAILED);
            functions.start(
                    OrderPlaced.class,
                    Map.of(
                            "RECEIPT_URL", RECEIPT_REQUESTED.toString(),
                            "QSTASH_TOKEN", server.token(),
                            "QSTASH_URL", server.url().toString()),
                    FrontEnd.HTTP_API,
                    ORDER_PLACED);
            return functions;
        } catch (RuntimeException e) {
            functions.close();
            throw e;
        }
    }

    private void start(Class<?> handler, Map<String, String> variables, FrontEnd frontEnd, URI publicUrl) {
        LocalLambda lambda = options.get()
                .handler(handler)
                .functionName(handler.getSimpleName())
                .environment("QSTASH_CURRENT_SIGNING_KEY", server.currentSigningKey())
                .environment("QSTASH_NEXT_SIGNING_KEY", server.nextSigningKey())
                .environment(variables)
                .start();
        started.add(lambda);
        // The domain that the front end vouches for in each event is what the receiver compares the signed URL with.
        URI local = lambda.url(frontEnd.withDomain(publicUrl.getHost()));
        server.map("https://" + publicUrl.getHost(), local.toString());
        frontEnds.put(publicUrl, local.resolve(publicUrl.getRawPath()));
    }

    /** Where a function is on this machine. */
    URI frontEnd(URI publicUrl) {
        return Objects.requireNonNull(frontEnds.get(publicUrl));
    }

    @Override
    public void close() {
        started.forEach(LocalLambda::close);
    }
}
