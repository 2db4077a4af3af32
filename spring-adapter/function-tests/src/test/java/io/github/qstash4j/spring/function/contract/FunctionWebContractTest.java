package io.github.qstash4j.spring.function.contract;

import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.test.contract.ContractApplication;
import io.github.qstash4j.test.contract.Exclusion;
import io.github.qstash4j.test.contract.ExclusionsPage;
import io.github.qstash4j.test.contract.HttpReceiver;
import io.github.qstash4j.test.contract.ReceiverContract;
import io.github.qstash4j.test.contract.ReceiverUnderTest;
import io.github.qstash4j.test.contract.ReturnForm;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Spring Cloud Function on Spring MVC and Tomcat. */
class FunctionWebContractTest extends ReceiverContract {

    @Override
    protected ReceiverUnderTest start(ContractApplication application) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(ContractFunctions.class)
                .properties(Map.of(
                        "server.port", "0",
                        "server.address", "127.0.0.1",
                        // The server refuses more than 8 KiB itself, and would hide what the receiver does.
                        "server.max-http-request-header-size", "64KB",
                        "spring.main.banner-mode", "off"))
                .web(type())
                .initializers(initialized -> ((GenericApplicationContext) initialized)
                        .registerBean(ContractApplication.class, () -> application))
                .run();
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return HttpReceiver.at(URI.create("http://127.0.0.1:" + port), context);
    }

    WebApplicationType type() {
        return WebApplicationType.SERVLET;
    }

    @Override
    protected DeliveryLedger ledger() {
        return MemoryLedger.create();
    }

    @Override
    protected List<ReturnForm> returnForms() {
        return ContractFunctions.FORMS;
    }

    @Override
    protected List<Exclusion> exclusions() {
        return List.of(new Exclusion(
                "no outcome at all, given as Object",
                "A function that does not declare an `Outcome` acknowledges by returning, also by returning null."));
    }

    @Override
    protected Optional<ExclusionsPage> page() {
        return Optional.of(ExclusionsPage.of(Path.of("..", "..", "docs", "test-kit.md"), "spring-function-web"));
    }
}
