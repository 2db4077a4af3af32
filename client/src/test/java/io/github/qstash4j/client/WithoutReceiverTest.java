package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qstash4j.receiver.Delivery;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Who only publishes does not have the receiver on the class path: it is an optional dependency. */
class WithoutReceiverTest {

    @AutoClose
    private final ExchangeServer server = ExchangeServer.start();

    @Test
    void publishes_and_sends_follow_up_work() throws Exception {
        server.then(Exchange.published("msg_1"));
        server.then(Exchange.json(200, "[{\"messageId\":\"msg_2\"}]"));

        try (URLClassLoader publisherOnly = new URLClassLoader(urls(), new WithoutReceiver())) {
            Class<?> publisher = publisherOnly.loadClass(Publisher.class.getName());
            assertThat(publisher).isNotSameAs(Publisher.class);
            @SuppressWarnings("unchecked")
            Function<String, String> instance = (Function<String, String>)
                    publisher.getDeclaredConstructor().newInstance();

            assertThat(instance.apply(server.url())).isEqualTo("msg_1 [receipt]");
        }
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void is_tested_with_a_class_path_that_really_lacks_the_receiver() throws Exception {
        try (URLClassLoader publisherOnly = new URLClassLoader(urls(), new WithoutReceiver())) {
            assertThatExceptionOfType(ClassNotFoundException.class)
                    .isThrownBy(() -> publisherOnly.loadClass(Delivery.class.getName()));
        }
    }

    /** An application as it would be written; loaded by the class loader of the test above. */
    public static final class Publisher implements Function<String, String> {

        @Override
        public String apply(String url) {
            QStash qstash = QStash.builder().token("token").baseUrl(url).build();
            OutgoingMessage message =
                    OutgoingMessage.to("https://a.example.com/").json(List.of(1));
            String messageId = qstash.publish(message).messageId();
            FollowUpSteps steps = qstash.followUp(messageId);
            steps.publish("receipt", message);
            return messageId + " " + steps.send().keySet();
        }
    }

    private static URL[] urls() {
        List<URL> urls = new ArrayList<>();
        for (Class<?> type : List.of(QStash.class, Publisher.class)) {
            urls.add(type.getProtectionDomain().getCodeSource().getLocation());
        }
        return urls.toArray(URL[]::new);
    }

    /** Everything of the test's class path but this project's classes, which the child loads or does not have. */
    private static final class WithoutReceiver extends ClassLoader {

        WithoutReceiver() {
            super(WithoutReceiverTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.github.qstash4j.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
