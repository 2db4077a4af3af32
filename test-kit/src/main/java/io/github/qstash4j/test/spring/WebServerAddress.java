package io.github.qstash4j.test.spring;

import io.github.qstash4j.test.TestServer;
import java.net.URI;
import org.springframework.context.ApplicationContext;

/** Where the web server of an application listens, as Spring Boot says it. */
final class WebServerAddress {

    private static final String PORT = "local.server.port";

    private WebServerAddress() {}

    static void tell(TestServer server, ApplicationContext context) {
        String port = context.getEnvironment().getProperty(PORT);
        if (port == null) {
            server.withoutApplication("The application of this test has no web server that a message could be delivered"
                    + " to: use @SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT).");
        } else {
            server.deliverTo(URI.create("http://127.0.0.1:" + port));
        }
    }
}
