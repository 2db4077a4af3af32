package io.github.qstash4j.test.spring;

import static io.github.qstash4j.test.QStashAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.test.Lifetime;
import io.github.qstash4j.test.QStashExtension;
import io.github.qstash4j.test.QStashTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Tests of applications, most of which answer messages with a status of their own. */
final class SpringSamples {

    /** The application of each test that ran. */
    static final List<ApplicationContext> APPLICATIONS = new CopyOnWriteArrayList<>();

    static final List<DevServer> SERVERS = new CopyOnWriteArrayList<>();

    private SpringSamples() {}

    @Configuration(proxyBeanMethods = false)
    static class Application {

        @Bean(destroyMethod = "stop")
        Web web(ConfigurableEnvironment environment) throws IOException {
            return new Web(environment, 201);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OtherApplication {

        @Bean(destroyMethod = "stop")
        Web web(ConfigurableEnvironment environment) throws IOException {
            return new Web(environment, 202);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ApplicationWithoutWeb {}

    /** Says its port as Spring Boot does. */
    static final class Web {

        private final HttpServer server;

        Web(ConfigurableEnvironment environment, int status) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            server.start();
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "port",
                            Map.of("local.server.port", server.getAddress().getPort())));
        }

        void stop() {
            server.stop(0);
        }
    }

    abstract static class Tests {

        @Autowired
        ApplicationContext application;

        @Value("${qstash.token}")
        String token;

        @Value("${qstash.public-base-url}")
        String publicBaseUrl;

        int expectedStatus() {
            return 201;
        }

        @Test
        void a_message_is_delivered_to_the_application(DevServer server, QStash client) {
            deliver(server, client);
        }

        final void deliver(DevServer server, QStash client) {
            APPLICATIONS.add(application);
            SERVERS.add(server);
            assertThat(token).isEqualTo(server.token());

            String id = client.publish(OutgoingMessage.to(publicBaseUrl + "/jobs/receipt"))
                    .messageId();
            server.time().advance(Duration.ZERO);

            assertThat(server.message(id)).wasAnswered(expectedStatus()).isDelivered();
        }
    }

    @QStashTest
    @SpringJUnitConfig(Application.class)
    static class QStashFirst extends Tests {

        @Nested
        class Inner extends Tests {}

        @Nested
        @TestPropertySource(properties = "an.application=of its own")
        class WithItsOwn extends Tests {}
    }

    @SpringJUnitConfig(Application.class)
    @QStashTest
    static class SpringFirst extends Tests {}

    @SpringJUnitConfig(Application.class)
    @QStashTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance extends Tests {

        @BeforeAll
        void beforeAll(DevServer server, QStash client) {
            deliver(server, client);
        }
    }

    @SpringJUnitConfig(Application.class)
    static class WithExtension extends Tests {

        @RegisterExtension
        static final QStashExtension qstash = QStashExtension.builder()
                .publicBaseUrl("https://shop.example.com/api")
                .build();
    }

    static class InheritsExtension extends WithExtension {}

    @QStashTest(lifetime = Lifetime.SESSION)
    @SpringJUnitConfig(Application.class)
    static class Session extends Tests {}

    @QStashTest(lifetime = Lifetime.SESSION)
    @SpringJUnitConfig(OtherApplication.class)
    static class SessionOfOtherApplication extends Tests {

        @Override
        int expectedStatus() {
            return 202;
        }
    }

    @QStashTest(lifetime = Lifetime.SESSION)
    @SpringJUnitConfig(Application.class)
    static class SessionOfTheFirstAgain extends Tests {}

    @QStashTest(lifetime = Lifetime.SESSION)
    @SpringJUnitConfig(ApplicationWithoutWeb.class)
    static class SessionWithoutWeb extends WithoutWeb {}

    @QStashTest
    @SpringJUnitConfig(ApplicationWithoutWeb.class)
    static class WithoutWeb {

        @Test
        void a_delivery_says_what_is_missing(DevServer server, QStash client) {
            String id = client.publish(OutgoingMessage.to("https://app.example.com/jobs/receipt"))
                    .messageId();
            server.time().advance(Duration.ZERO);

            assertThat(server.message(id))
                    .attempt(1)
                    .hasNoResponse()
                    .hasErrorContaining("use @SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)");
        }
    }

    @QStashTest(lifetime = Lifetime.METHOD)
    @SpringJUnitConfig(Application.class)
    static class PerMethod extends Tests {}

    @SpringJUnitConfig(ApplicationWithoutWeb.class)
    static class WithoutQStash {

        @Test
        void nothing_is_there(@Value("${qstash.url:none}") String url) {
            assertThat(url).isEqualTo("none");
        }
    }
}
