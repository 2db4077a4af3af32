package io.github.qstash4j.samples.micronaut;

import static io.github.qstash4j.test.QStashAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.test.QStashTest;
import io.github.qstash4j.test.TestServer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QStashTest
class OrdersTest {

    private static EmbeddedServer service;

    @BeforeAll
    static void start(TestServer qstash) {
        Map<String, Object> properties = new HashMap<>(qstash.properties());
        properties.put("micronaut.server.port", -1);
        service = ApplicationContext.run(EmbeddedServer.class, properties);
        qstash.deliverTo(service.getURI());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void an_order_is_shipped_once_and_gets_its_receipt(DevServer server) throws Exception {
        HttpResponse<String> accepted = order("o-1", "porto", false);
        order("o-1", "porto", false);
        assertThat(accepted.statusCode()).isEqualTo(202);

        server.time().advance(Duration.ofSeconds(1));

        assertThat(server.message(accepted.body())).isDelivered();
        assertThat(book().lines()).containsOnlyOnce("shipped o-1", "receipt o-1 in pt");
    }

    @Test
    void a_closed_warehouse_is_asked_again_after_ten_seconds(DevServer server) throws Exception {
        String id = order("o-2", "lisbon", false).body();

        server.time().advance(Duration.ofSeconds(9));
        assertThat(server.message(id)).isWaiting();
        server.time().advance(Duration.ofSeconds(1));

        assertThat(server.message(id)).wasAttempted(2).isDelivered();
    }

    @Test
    void a_cancelled_order_is_given_up_at_once_and_reported(DevServer server) throws Exception {
        String id = order("o-3", "porto", true).body();

        server.time().advance(Duration.ofSeconds(1));

        assertThat(server.message(id)).wasAttempted(1).isDeadLettered();
        assertThat(book().lines()).contains("failed: o-3 was cancelled");
    }

    @Test
    void the_report_comes_every_evening(DevServer server) {
        server.time().advance(Duration.ofDays(1));

        assertThat(server).messageTo("/jobs/evening-report").isDelivered();
        assertThat(book().lines()).anyMatch(line -> line.startsWith("report of "));
    }

    @Test
    void nobody_but_QStash_calls_a_job() throws Exception {
        assertThat(post("/jobs/order-placed", "{}").statusCode()).isEqualTo(401);
    }

    private static Book book() {
        return service.getApplicationContext().getBean(Book.class);
    }

    private static HttpResponse<String> order(String id, String warehouse, boolean cancelled) throws Exception {
        return post(
                "/orders",
                "{\"orderId\":\"%s\",\"warehouse\":\"%s\",\"amount\":4200,\"cancelled\":%s}"
                        .formatted(id, warehouse, cancelled));
    }

    private static HttpResponse<String> post(String path, String json) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(service.getURI().resolve(path))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
