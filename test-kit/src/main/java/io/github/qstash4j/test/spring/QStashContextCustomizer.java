package io.github.qstash4j.test.spring;

import io.github.qstash4j.test.TestServer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Gives an application the properties of a server, and the server the address of the application once it listens.
 *
 * @param server the same one for all contexts that may be exchanged for each other
 */
record QStashContextCustomizer(TestServer server) implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        ServerProperties.addTo(context.getEnvironment(), server);
        context.addApplicationListener(
                (ApplicationListener<ContextRefreshedEvent>) event -> WebServerAddress.tell(server, context));
    }
}
