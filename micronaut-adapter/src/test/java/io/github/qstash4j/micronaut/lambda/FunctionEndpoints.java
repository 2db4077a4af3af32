package io.github.qstash4j.micronaut.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.qstash4j.micronaut.QStashFunctionHandler;
import io.github.qstash4j.test.contract.ContractApplication;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.FunctionBean;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One Lambda function for all functions of the contract, which are named by their paths. */
public final class FunctionEndpoints implements RequestStreamHandler {

    private static final JsonMapper JSON = new JsonMapper();

    private final ApplicationContext application = QStashFunctionHandler.application()
            .environments(ContractFunctions.ENVIRONMENT)
            .start();
    private final Map<String, QStashFunctionHandler> handlers = new ConcurrentHashMap<>();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        byte[] event = input.readAllBytes();
        String path = JSON.readTree(event).path("rawPath").asText().substring(1);
        boolean exists = application.getBeanDefinitions(Qualifiers.byStereotype(FunctionBean.class)).stream()
                .anyMatch(function -> function.stringValue(FunctionBean.class).equals(Optional.of(path)));
        String name = exists ? path : ContractApplication.MESSAGE.substring(1);
        handlers.computeIfAbsent(name, function -> new QStashFunctionHandler(application, function))
                .handleRequest(new ByteArrayInputStream(event), output, context);
    }
}
