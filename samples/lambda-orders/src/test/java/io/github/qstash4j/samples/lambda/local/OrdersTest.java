package io.github.qstash4j.samples.lambda.local;

import static io.github.qstash4j.samples.lambda.local.LocalFunctions.DELIVERY_FAILED;
import static io.github.qstash4j.samples.lambda.local.LocalFunctions.ORDER_PLACED;
import static io.github.qstash4j.samples.lambda.local.LocalFunctions.RECEIPT_REQUESTED;
import static io.github.qstash4j.test.QStashAssertions.assertThat;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.samples.lambda.Order;
import io.github.qstash4j.test.QStashTest;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import io.github.qstash4j.test.lambda.LocalLambda;
import io.github.qstash4j.test.request.HttpRequests;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QStashTest
class OrdersTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static LocalFunctions functions;

    @BeforeAll
    static void start(DevServer server) {
        functions = LocalFunctions.start(server, LocalLambda::builder);
    }

    @AfterAll
    static void stop() {
        functions.close();
    }

    @Test
    void an_order_has_one_receipt_once_its_warehouse_has_opened(DevServer server, QStash qstash) {
        String id = publish(qstash, new Order("o-1", "lisbon", 42, false));

        server.time().advance(Duration.ofSeconds(9));
        assertThat(server.message(id)).wasAttempted(1).isWaiting();
        assertThat(server).hasNoMessageTo(RECEIPT_REQUESTED.toString());

        server.time().advance(Duration.ofSeconds(1));
        assertThat(server.message(id)).wasAnswered(503, 200).isDelivered();
        assertThat(server).messageTo(RECEIPT_REQUESTED.toString()).hasJson("""
                        {"orderId": "o-1", "warehouse": "lisbon", "amount": 42, "cancelled": false}""").isDelivered();
    }

    @Test
    void an_order_that_is_cancelled_is_given_up_and_reported(DevServer server, QStash qstash) {
        String id = publish(qstash, new Order("o-2", "porto", 42, true));

        server.time().advance(Duration.ZERO);

        assertThat(server.message(id)).wasAnswered(489).isDeadLettered();
        assertThat(server)
                .failureCallbackOf(id)
                .wasPublishedTo(DELIVERY_FAILED.toString())
                .isDelivered();
    }

    @Test
    void nobody_but_QStash_has_receipts_sent(DevServer server) throws Exception {
        SignedRequest receipt = SignedRequest.valid()
                .to(RECEIPT_REQUESTED.toString())
                .json("{\"orderId\": \"o-3\", \"amount\": 42}")
                .signedWith(server.currentSigningKey());

        assertThat(status(receipt)).isEqualTo(200);
        assertThat(status(receipt.header("Upstash-Signature"))).isEqualTo(401);
        assertThat(status(receipt.signedWith(TestKeys.UNKNOWN))).isEqualTo(401);
        assertThat(status(receipt.publishedTo(ORDER_PLACED.toString()))).isEqualTo(401);
    }

    private static String publish(QStash qstash, Order order) {
        return qstash.publish(OutgoingMessage.to(ORDER_PLACED).json(order).failureCallback(DELIVERY_FAILED.toString()))
                .messageId();
    }

    private static int status(SignedRequest receipt) throws Exception {
        return HTTP.send(
                        HttpRequests.to(functions.frontEnd(RECEIPT_REQUESTED), receipt),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
