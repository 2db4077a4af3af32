package io.github.qstash4j.spring.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.qstash4j.lambda.QStashFunction;
import io.github.qstash4j.lambda.QStashStreamHandler;
import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.consumer.QStashStartException;
import io.github.qstash4j.spring.Handling;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.cloud.function.utils.FunctionClassUtils;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The Lambda function of a Spring application: takes deliveries from any HTTP front end, verifies them, and calls the
 * function that {@code spring.cloud.function.definition} names with them. Its name is what the Lambda function has as
 * its handler, in place of Spring Cloud Function's {@code FunctionInvoker}, and the application is found in the same
 * way: by the variable {@code MAIN_CLASS} or the manifest.
 *
 * <p>A header never chooses the function, and no event is logged. Unless {@code qstash.public-base-url},
 * {@code qstash.public-url} or {@code qstash.url-check} is set, the URL that API Gateway or the function URL vouches
 * for counts. Safe for use by many threads, as far as the function is.
 */
public final class QStashFunctionInvoker implements RequestStreamHandler {

    private static final String DEFINITION = "spring.cloud.function.definition";

    private final QStashStreamHandler handler;

    /**
     * Starts the application.
     *
     * @throws QStashStartException if no definition says which function is called, or the function cannot be one
     */
    public QStashFunctionInvoker() {
        this(start(FunctionClassUtils.getStartClass()));
    }

    /**
     * Calls the function that {@code spring.cloud.function.definition} names, of an application that was {@link #start
     * started}.
     */
    public QStashFunctionInvoker(ConfigurableApplicationContext application) {
        this(application, application.getEnvironment().getProperty(DEFINITION, ""));
    }

    /**
     * Calls a function of an application that was {@link #start started}; for those who have several and choose
     * themselves, by nothing that a caller can set.
     *
     * @param definition the function's name, or that of several that are composed
     */
    public QStashFunctionInvoker(ConfigurableApplicationContext application, String definition) {
        this.handler = new QStashStreamHandler(function(application, definition));
    }

    /** Starts an application as it is to run on Lambda, without a web server. */
    public static ConfigurableApplicationContext start(Class<?> application) {
        SpringApplication spring = new SpringApplication(application);
        spring.addInitializers(new LambdaDefaults());
        spring.setDefaultProperties(Map.of("qstash.engine", "lean"));
        return spring.run(
                "--spring.main.web-application-type=none", "--spring.cloud.function.web.export.enabled=false");
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        handler.handleRequest(event, answer, context);
    }

    private static QStashFunction function(ConfigurableApplicationContext application, String definition) {
        if (definition.isBlank()) {
            throw new QStashStartException(
                    "Nothing says which function deliveries are for, and a header must not.",
                    "Set spring.cloud.function.definition (SPRING_CLOUD_FUNCTION_DEFINITION).");
        }
        FunctionDefinition parsed = FunctionDefinition.of(definition);
        if (parsed.isSteeredByHeaders()) {
            throw new QStashStartException(
                    "The function definition " + parsed + " lets a header choose what is called.",
                    "Name the function itself in spring.cloud.function.definition.");
        }
        ConsumerFunctions functions = application.getBean(ConsumerFunctions.class);
        parsed.names().stream()
                .filter(name -> !functions.exists(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new QStashStartException(
                            "There is no function " + name + ".",
                            "Have spring.cloud.function.definition name a bean that is a Function, Consumer or Supplier.");
                });
        functions.check(parsed);
        FunctionRoute route = functions.route(parsed, parsed.toString());
        return QStashFunction.receiving(route.endpoint().receiver(), request -> receive(request, route));
    }

    private static ReceiverResponse receive(ReceiverRequest request, FunctionRoute route) {
        Admission admission = route.endpoint().admit(request);
        if (admission instanceof Admission.Admitted admitted) {
            Handling.Current current = route.endpoint().handling(admitted).open();
            try {
                return admitted.handle(route);
            } finally {
                current.close();
            }
        }
        return ((Admission.Answered) admission).response();
    }
}
