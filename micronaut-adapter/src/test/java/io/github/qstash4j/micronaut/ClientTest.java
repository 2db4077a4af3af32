package io.github.qstash4j.micronaut;

import static io.github.qstash4j.test.QStashAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.followup.FollowUp;
import io.github.qstash4j.client.schedule.Schedule;
import io.github.qstash4j.client.schedule.Schedules;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.receiver.Callback;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.consumer.QStashScheduled;
import io.github.qstash4j.test.QStashTest;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Consumers together with the client: follow-up work, schedules, and keys that are asked for. */
@QStashTest
class ClientTest {

    private RunningServer application;
    private String url;

    @BeforeEach
    void start(DevServer server) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        url = "http://127.0.0.1:" + port;
        application = RunningServer.start(
                "client",
                "micronaut.server.port",
                port,
                "micronaut.application.name",
                "orders",
                "qstash.public-base-url",
                url,
                "qstash.url",
                server.url().toString(),
                "qstash.token",
                server.token(),
                "qstash.current-signing-key",
                "",
                "qstash.next-signing-key",
                "",
                "qstash.refresh-keys.enabled",
                "true",
                "reports.zone",
                "Europe/Berlin",
                "reports.off",
                "-");
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void follow_up_work_is_sent_when_the_delivery_is_acknowledged(DevServer server, QStash qstash) {
        qstash.publish(OutgoingMessage.to(url + "/orders").json("o-1").callback(url + "/reports/attempts"));
        server.time().advance(Duration.ofMinutes(1));

        assertThat(server).messageTo("/receipts").isDelivered();
        assertThat(application.bean(Orders.class).seen).contains("receipt \"o-1\"", "attempt 200");
    }

    @Test
    void a_retry_sends_nothing(DevServer server, QStash qstash) {
        qstash.publish(OutgoingMessage.to(url + "/orders").json("later").retries(0));
        server.time().advance(Duration.ofMinutes(1));

        assertThat(application.bean(Orders.class).seen).isEmpty();
    }

    @Test
    void the_schedules_are_there_and_QStash_calls_the_consumers(DevServer server, QStash qstash) {
        List<Schedule> schedules = new Schedules(qstash).list();

        assertThat(schedules)
                .extracting(Schedule::id)
                .containsExactlyInAnyOrder("orders-reports-daily", "hourly", "orders-reports-hourly-2");
        assertThat(schedules)
                .filteredOn(schedule -> schedule.id().equals("orders-reports-daily"))
                .singleElement()
                .satisfies(daily -> {
                    assertThat(daily.cron()).isEqualTo("CRON_TZ=Europe/Berlin 0 9 * * *");
                    assertThat(daily.destination()).isEqualTo(url + "/reports/daily");
                });

        server.time().advance(Duration.ofDays(1));

        assertThat(application.bean(Orders.class).seen).contains("daily {\"all\":true}", "hourly");
    }

    @Controller
    @QStashConsumer
    @Requires(property = "spec.name", value = "client")
    static class Orders {

        final List<String> seen = new CopyOnWriteArrayList<>();

        @Post("/orders")
        Outcome order(Delivery delivery, FollowUp followUp) {
            followUp.publish(
                    "receipt", OutgoingMessage.to(base(delivery) + "/receipts").json(delivery.payload(String.class)));
            return delivery.text().contains("later") ? Outcome.retry() : Outcome.acknowledge();
        }

        @Post("/receipts")
        void receipt(Delivery delivery) {
            seen.add("receipt " + delivery.text());
        }

        @Post("/reports/attempts")
        void attempt(Callback callback) {
            seen.add("attempt " + callback.status());
        }

        @Post("/reports/daily")
        @QStashScheduled(cron = "0 9 * * *", zone = "${reports.zone}", body = "{\"all\":true}")
        @QStashScheduled(cron = "${reports.off}")
        void daily(Delivery delivery) {
            seen.add("daily " + delivery.text());
        }

        @Post("/reports/hourly")
        @QStashScheduled(cron = "0 * * * *", id = "hourly")
        @QStashScheduled(cron = "30 * * * *")
        void hourly() {
            seen.add("hourly");
        }

        private static String base(Delivery delivery) {
            return delivery.url().substring(0, delivery.url().indexOf("/orders"));
        }
    }
}
