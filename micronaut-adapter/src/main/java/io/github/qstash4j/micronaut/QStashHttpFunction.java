package io.github.qstash4j.micronaut;

import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.gcp.function.http.HttpFunction;

/**
 * The entry point of consumers on Google Cloud functions, in place of Micronaut's {@link HttpFunction}, which fails
 * where an answer has the status 489 and with it asks QStash for no more retries.
 *
 * <pre>{@code
 * gcloud run deploy orders --function io.github.qstash4j.micronaut.QStashHttpFunction ...
 * }</pre>
 *
 * <p>An application with an entry point of its own has it extend this class.
 */
public class QStashHttpFunction extends HttpFunction {

    /** With an application of the beans on the class path. */
    public QStashHttpFunction() {}

    /**
     * With this application.
     *
     * @param context started
     */
    public QStashHttpFunction(ApplicationContext context) {
        super(context);
    }

    @Override
    public void service(HttpRequest request, HttpResponse response) throws Exception {
        super.service(request, new NonRetryableResponse(response));
    }
}
