package io.github.qstash4j.test.spring;

import io.github.qstash4j.test.TestServer;
import java.util.Map;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.env.MapPropertySource;
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
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("QStash dev server", Map.copyOf(server.properties())));
        context.addApplicationListener(
                (ApplicationListener<ContextRefreshedEvent>) event -> WebServerAddress.tell(server, context));
    }
}
