package io.github.qstash4j.spring;

import static io.github.qstash4j.test.QStashAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.consumer.ConsumerSchedules;
import io.github.qstash4j.client.schedule.Schedule;
import io.github.qstash4j.client.schedule.Schedules;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.consumer.QStashScheduled;
import io.github.qstash4j.test.QStashTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@QStashTest
@SpringBootTest(
        webEnvironment = RANDOM_PORT,
        properties = {
            "spring.application.name=orders",
            // Spring Boot takes them like this as well.
            "server.servlet.context-path=/app/",
            "spring.mvc.servlet.path=/api/",
            "reports.zone=Europe/Berlin",
            "reports.off=-"
        })
class ScheduledConsumersTest {

    @Test
    void the_schedules_are_there_and_QStash_calls_the_consumers(
            @Autowired QStash qstash, @Autowired Reports reports, DevServer server) {
        List<Schedule> schedules = new Schedules(qstash).list();

        assertThat(schedules)
                .extracting(Schedule::id)
                .containsExactlyInAnyOrder("orders-reports-daily", "hourly", "orders-reports-hourly-2");
        assertThat(schedules)
                .filteredOn(schedule -> schedule.id().equals("orders-reports-daily"))
                .singleElement()
                .satisfies(daily -> {
                    assertThat(daily.cron()).isEqualTo("CRON_TZ=Europe/Berlin 0 9 * * *");
                    assertThat(daily.destination()).endsWith("/app/api/reports/daily");
                    assertThat(daily.retries()).isEqualTo(1);
                    assertThat(daily.failureCallback()).endsWith("/app/api/reports/failed");
                });

        server.time().advance(Duration.ofDays(1));

        assertThat(server).messageTo("/app/api/reports/daily").isDelivered();
        assertThat(reports.ran).contains("orders-reports-daily {\"all\":true}", "hourly ");
    }

    @Test
    void a_QStash_that_cannot_be_reached_does_not_keep_the_application_from_starting() throws Exception {
        try (RunningApplication application = RunningApplication.start(
                Reports.class,
                "spring.application.name=orders",
                "reports.zone=UTC",
                "reports.off=-",
                "qstash.token=t",
                "qstash.url=http://127.0.0.1:1")) {
            assertThat(application
                            .send(RunningApplication.signed("/reports/hourly"))
                            .statusCode())
                    .isEqualTo(200);
            assertThatThrownBy(application.bean(ConsumerSchedules.class)::reconcile)
                    .isInstanceOf(QStashException.class);
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @RestController
    static class Reports {

        private final List<String> ran = new CopyOnWriteArrayList<>();

        @QStashMapping("/reports/daily")
        @QStashScheduled(
                cron = "0 9 * * *",
                zone = "${reports.zone}",
                body = "{\"all\":true}",
                retries = "1",
                timeout = "30s",
                failureCallback = "/reports/failed")
        void daily(Delivery delivery) {
            ran.add(delivery.scheduleId() + " " + delivery.text());
        }

        @QStashConsumer
        @QStashScheduled(cron = "0 * * * *", id = "hourly")
        @QStashScheduled(cron = "30 * * * *")
        @QStashScheduled(cron = "${reports.off}")
        @PostMapping("/reports/hourly")
        void hourly(Delivery delivery) {
            ran.add(delivery.scheduleId() + " " + delivery.text());
        }
    }
}
