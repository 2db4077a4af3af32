package io.github.qstash4j.samples.spring;

import static io.github.qstash4j.test.QStashAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.test.QStashTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;

@QStashTest
@SpringBootTest(
        webEnvironment = RANDOM_PORT,
        properties = {"spring.security.user.name=ana", "spring.security.user.password=secret"})
class OrdersTest {

    @Autowired
    private Book book;

    @Autowired
    private Environment environment;

    @Test
    void an_order_is_shipped_once_and_gets_its_receipt(DevServer server) throws Exception {
        HttpResponse<String> accepted =
                order("{\"orderId\":\"o-1\",\"warehouse\":\"porto\",\"amount\":4200,\"cancelled\":false}");
        order("{\"orderId\":\"o-1\",\"warehouse\":\"porto\",\"amount\":4200,\"cancelled\":false}");
        assertThat(accepted.statusCode()).isEqualTo(202);

        server.time().advance(Duration.ofSeconds(1));

        assertThat(server.message(accepted.body())).isDelivered();
        assertThat(book.lines()).containsOnlyOnce("shipped o-1", "receipt o-1 in pt");
    }

    @Test
    void a_closed_warehouse_is_asked_again_after_ten_seconds(DevServer server) throws Exception {
        String id = order("{\"orderId\":\"o-2\",\"warehouse\":\"lisbon\",\"amount\":1,\"cancelled\":false}")
                .body();

        server.time().advance(Duration.ofSeconds(9));
        assertThat(server.message(id)).isWaiting();
        server.time().advance(Duration.ofSeconds(1));

        assertThat(server.message(id)).wasAttempted(2).isDelivered();
    }

    @Test
    void a_cancelled_order_is_given_up_at_once_and_reported(DevServer server) throws Exception {
        String id = order("{\"orderId\":\"o-3\",\"warehouse\":\"porto\",\"amount\":1,\"cancelled\":true}")
                .body();

        server.time().advance(Duration.ofSeconds(1));

        assertThat(server.message(id)).wasAttempted(1).isDeadLettered();
        assertThat(book.lines()).contains("failed: o-3 was cancelled");
    }

    @Test
    void the_report_comes_every_evening(DevServer server) {
        server.time().advance(Duration.ofDays(1));

        assertThat(server).messageTo("/jobs/evening-report").isDelivered();
        assertThat(book.lines()).anyMatch(line -> line.startsWith("report of "));
    }

    @Test
    void nobody_but_QStash_calls_a_job_and_nobody_but_customers_orders() throws Exception {
        assertThat(post("/jobs/order-placed", "{}", "ana:secret").statusCode()).isEqualTo(401);
        assertThat(post("/orders", "{}", "ana:wrong").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> order(String json) throws Exception {
        return post("/orders", json, "ana:secret");
    }

    private HttpResponse<String> post(String path, String json, String login) throws Exception {
        String port = environment.getRequiredProperty("local.server.port");
        String encoded = Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Basic " + encoded)
                                .POST(HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
