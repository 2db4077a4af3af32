package io.github.qstash4j.spring.function.contract;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.spring.function.QStashFunctionInvoker;
import io.github.qstash4j.test.contract.ContractApplication;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** One Lambda function for all functions of the contract, which are named by their paths. */
public final class FunctionEndpoints implements RequestStreamHandler {

    static final String LEDGER = "CONTRACT_LEDGER";
    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext application = QStashFunctionInvoker.start(OnLambda.class);
    private final Map<String, QStashFunctionInvoker> invokers = new ConcurrentHashMap<>();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        byte[] event = input.readAllBytes();
        String path = JSON.readTree(event).path("rawPath").asText().substring(1);
        String name = application.containsBean(path) ? path : ContractApplication.MESSAGE.substring(1);
        invokers.computeIfAbsent(name, definition -> new QStashFunctionInvoker(application, definition))
                .handleRequest(new ByteArrayInputStream(event), output, context);
    }

    /** Made anew in the process of the function. */
    @Import(ContractFunctions.class)
    static class OnLambda {

        @Bean
        ContractApplication contract() {
            return Boolean.parseBoolean(System.getenv(LEDGER))
                    ? ContractApplication.with(MemoryLedger.create())
                    : ContractApplication.withoutLedger();
        }
    }
}
