package io.github.qstash4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.qstash4j.receiver.DeliveryHandler;
import io.github.qstash4j.receiver.Receiver;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A Lambda function behind any HTTP front end: REST APIs and HTTP APIs of API Gateway, function URLs, and load
 * balancers with and without multi-value headers. What the front end is, it sees from each event. It reads and writes
 * JSON itself, so nothing of {@code aws-lambda-java-events} and no object mapper is loaded for it.
 *
 * <pre>{@code
 * public final class OrderPlaced extends QStashStreamHandler {
 *     public OrderPlaced() {
 *         super(new Orders()::placed);
 *     }
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads, as far as the handler is.
 *
 * @see <a href="https://upstash.com/docs/qstash/quickstarts/aws-lambda/nodejs">QStash: AWS Lambda</a>
 */
public class QStashStreamHandler implements RequestStreamHandler {

    private final QStashFunction function;

    /**
     * Takes messages for {@link QStashLambda#receiver()}, which the environment configures.
     *
     * @throws IllegalStateException if the environment says too little, or two things that contradict each other
     * @throws IllegalArgumentException if a variable has a value that cannot be used
     */
    public QStashStreamHandler(DeliveryHandler handler) {
        this(QStashLambda.receiver(), handler);
    }

    /** Takes messages. */
    public QStashStreamHandler(Receiver receiver, DeliveryHandler handler) {
        this(QStashFunction.of(receiver, handler));
    }

    /** Takes what the function takes: messages, callbacks or failure callbacks. */
    public QStashStreamHandler(QStashFunction function) {
        this.function = function;
    }

    /**
     * Answers one request. An {@link Error} of the handler is all that Lambda ever sees of what goes wrong with it.
     *
     * @throws UnsupportedEventException if the event is no HTTP request, which an answer would make look handled
     */
    @Override
    public final void handleRequest(InputStream input, OutputStream output, @Nullable Context context)
            throws IOException {
        HttpEvent event = EventReader.read(input);
        AnswerWriter.write(function.answer(event, context), event.shape(), output);
    }
}
