package io.github.qstash4j.micronaut;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.qstash4j.lambda.QStashStreamHandler;
import io.github.qstash4j.receiver.consumer.QStashStartException;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.PropertySource;
import io.micronaut.function.LocalFunctionRegistry;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import io.micronaut.function.aws.MicronautRequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * The Lambda function of a Micronaut application without a server: takes deliveries from any HTTP front end, verifies
 * them, and calls the {@link io.micronaut.function.FunctionBean} that {@code micronaut.function.name} names with them;
 * without that, the only one that there is. Its name is what the Lambda function has as its handler, in place of
 * {@link MicronautRequestStreamHandler}.
 *
 * <pre>{@code
 * @FunctionBean("receipt")
 * class Receipt implements Function<Order, Outcome> { ... }
 * }</pre>
 *
 * <p>A {@code Function}, {@code Consumer}, {@code BiFunction} or {@code Supplier}. It takes the payload, a
 * {@link io.github.qstash4j.receiver.Delivery}, a {@link io.github.qstash4j.receiver.Callback}, a
 * {@link io.github.qstash4j.receiver.FailureCallback} or a {@code FollowUp}; two of them as a {@code BiFunction}. It
 * returns an {@link io.github.qstash4j.receiver.Outcome}, also in a {@code CompletionStage} or a {@code Mono}, or any
 * content of an acknowledgement.
 *
 * <p>Unless {@code qstash.public-base-url}, {@code qstash.public-url} or {@code qstash.url-check} is set, the URL that
 * API Gateway or the function URL vouches for counts. Safe for use by many threads, as far as the function is.
 */
public class QStashFunctionHandler extends MicronautRequestStreamHandler {

    private final QStashStreamHandler handler;

    /**
     * Starts the application.
     *
     * @throws QStashStartException if it does not say which function is called, or the function cannot be one
     */
    public QStashFunctionHandler() {
        this.handler = handler(applicationContext
                .getProperty(LocalFunctionRegistry.FUNCTION_NAME, String.class)
                .orElse(""));
    }

    /**
     * Calls a function of an application.
     *
     * @param application from {@link #application()}
     * @param function its name; empty for the only one
     * @throws QStashStartException if there is no such function, or it cannot be one
     */
    public QStashFunctionHandler(ApplicationContext application, String function) {
        super(application);
        this.handler = handler(function);
    }

    /** An application as it is to run on Lambda, to be built or started. */
    public static ApplicationContextBuilder application() {
        return new LambdaApplicationContextBuilder()
                .singletons(new PlatformUrls())
                .propertySources(
                        PropertySource.of("qstash-lambda", Map.of("qstash.engine", "lean"), Integer.MIN_VALUE));
    }

    @Override
    protected ApplicationContextBuilder newApplicationContextBuilder() {
        return application();
    }

    @Override
    protected void execute(InputStream event, OutputStream answer, Context context) throws IOException {
        handler.handleRequest(event, answer, context);
    }

    private QStashStreamHandler handler(String function) {
        return new QStashStreamHandler(
                FunctionConsumer.of(applicationContext, function).function());
    }
}
