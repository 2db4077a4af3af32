package io.github.qstash4j.micronaut;

import com.google.cloud.functions.HttpFunction;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.servlet.http.ServletHttpRequest;
import jakarta.inject.Singleton;

/** Tells the requests of Google Cloud functions, where Micronaut cannot answer with just any status. */
@Singleton
@Requires(classes = {ServletHttpRequest.class, HttpFunction.class})
final class GoogleFunctions implements NamedStatuses {

    @Override
    public boolean areAllFor(HttpRequest<?> request) {
        return RequestTranslation.innermost(request) instanceof ServletHttpRequest<?, ?> servlet
                && servlet.getNativeRequest() instanceof com.google.cloud.functions.HttpRequest;
    }
}
