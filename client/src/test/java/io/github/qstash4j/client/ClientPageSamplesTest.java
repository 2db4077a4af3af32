package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.client.deadletter.DeadLetter;
import io.github.qstash4j.client.filter.DeadLetterFilter;
import io.github.qstash4j.client.schedule.Cron;
import io.github.qstash4j.client.schedule.OutgoingSchedule;
import io.github.qstash4j.client.schedule.ScheduleChange;
import io.github.qstash4j.client.schedule.SchedulePlan;
import io.github.qstash4j.client.schedule.ScheduleReconciler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs what {@code docs/client.md} shows: each sample stands here between two comments, letter by letter. */
class ClientPageSamplesTest {

    private static final Path PAGE = Path.of("..", "docs", "client.md");
    private static final Path SOURCE =
            Path.of("src", "test", "java", "io", "github", "qstash4j", "client", "ClientPageSamplesTest.java");
    private static final Pattern SHOWN = Pattern.compile("(?s)```java\n(.*?)\n```");
    private static final Pattern RUN = Pattern.compile("(?s)// on the page\n(.*?)\n *// so far");

    private final TestServer server = new TestServer();
    private final QStash qstash = server.qstash();
    private final String url = TestServer.URL + "/jobs/order-placed";
    private final Map<String, Integer> order = Map.of("number", 1);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void the_page_shows_what_is_run_here() throws IOException {
        List<String> run = new ArrayList<>();
        for (String sample : found(RUN, SOURCE)) {
            run.add(sample.stripIndent());
        }

        assertThat(found(SHOWN, PAGE)).isNotEmpty().containsExactlyElementsOf(run);
    }

    private static List<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    @Test
    void a_client_is_made() {
        String token = server.server().token();
        String baseUrl = server.url();
        // on the page
        QStash qstash = QStash.builder()
                .token(token)
                .baseUrl(baseUrl)
                .deadline(Duration.ofSeconds(30))
                .build();
        QStash patient = qstash.withDeadline(Duration.ofMinutes(2));
        // so far
        assertThat(qstash.publish(OutgoingMessage.to(url)).messageId()).startsWith("msg_");
        assertThat(patient.publish(OutgoingMessage.to(url)).messageId()).startsWith("msg_");
    }

    @Test
    @Calls("POST /v2/publish/{destination}")
    void one_message_is_published() {
        // on the page
        PublishResult result = qstash.publish(OutgoingMessage.to(url).json(order));
        String id = result.messageId();
        // so far
        assertThat(server.server().message(id).messageId()).isEqualTo(id);
    }

    @Test
    @Calls("POST /v2/enqueue/{queueName}/{destination}")
    void one_message_goes_into_a_queue() {
        // on the page
        PublishResult queued =
                qstash.publish(OutgoingMessage.to(url).json(order).queue("orders"));
        // so far
        assertThat(qstash.messages().get(queued.messageId()).orElseThrow().queueName())
                .isEqualTo("orders");
    }

    @Test
    @Calls({"POST /v2/publish/{destination}", "POST /v2/topics/{urlGroupName}/endpoints"})
    void one_message_goes_to_every_endpoint_of_a_url_group() {
        Map<String, Object> endpoints = Map.of("endpoints", List.of(Map.of("url", url), Map.of("url", url + "/2")));
        qstash.call(QStashRequest.post("v2", "topics", "order-placed", "endpoints")
                .json(endpoints)
                .answeredByStatus());
        // on the page
        List<PublishResult> each =
                qstash.publishToEach(OutgoingMessage.toUrlGroup("order-placed").json(order));
        // so far
        assertThat(each).extracting(PublishResult::url).containsExactlyInAnyOrder(url, url + "/2");
    }

    @Test
    @Calls("POST /v2/batch")
    void messages_are_published_with_one_request() {
        OutgoingMessage first = OutgoingMessage.to(url).json(order);
        OutgoingMessage second = OutgoingMessage.toUrlGroup("not-there").json(order);
        List<String> refusals = new ArrayList<>();
        // on the page
        for (BatchResult result : qstash.batch(List.of(first, second))) {
            if (result instanceof BatchResult.Refused refused) {
                refusals.add(refused.error());
            }
        }
        // so far
        assertThat(refusals).hasSize(1);
    }

    @Test
    @Calls("POST /v2/publish/{destination}")
    void options_are_set() {
        // on the page
        OutgoingMessage message = OutgoingMessage.to(url)
                .json(order)
                .header("X-Tenant", "t-1")
                .delay(Duration.ofMinutes(5))
                .timeout(Duration.ofSeconds(30))
                .retries(5)
                .retryDelay(RetryDelay.exponential(Duration.ofSeconds(10), 2).atMost(Duration.ofHours(1)))
                .flowControl(FlowControl.key("orders").rate(10, Duration.ofSeconds(1)))
                .failureCallback("https://app.example.com/jobs/failed")
                .deduplicationId("order-1")
                .labels("orders")
                .redactBody();
        // so far
        assertThat(qstash.publish(message).deduplicated()).isFalse();
        assertThat(qstash.publish(message).deduplicated()).isTrue();
    }

    @Test
    @Calls("POST /v2/publish/{destination}")
    void a_limit_that_lasts_is_told() {
        Instant midnight = Instant.parse("2026-03-02T00:00:00Z");
        List<Instant> resets = new ArrayList<>();
        try (ExchangeServer limited = ExchangeServer.start(Exchange.answer(
                429, "{}", "RateLimit-Limit: 100", "RateLimit-Remaining: 0", "RateLimit-Reset: 1772409600"))) {
            QStash qstash = limited.client().build();
            OutgoingMessage message = OutgoingMessage.to(url);
            // on the page
            try {
                qstash.publish(message);
            } catch (QStashException e) {
                if (e.kind() != QStashException.Kind.RATE_LIMITED) {
                    throw e;
                }
                e.rateLimits().forEach(limit -> resets.add(limit.reset()));
            }
            // so far
        }
        assertThat(resets).containsExactly(midnight);
    }

    @Test
    @Calls("POST /v2/publish/{destination}")
    void nobody_is_blocked() {
        // on the page
        CompletableFuture<String> published =
                qstash.publishAsync(OutgoingMessage.to(url).json(order)).thenApply(PublishResult::messageId);
        // so far
        assertThat(published.join()).startsWith("msg_");
    }

    @Test
    @Calls("POST /v2/publish/{destination}")
    void every_call_is_seen() {
        String token = server.server().token();
        String baseUrl = server.url();
        List<String> calls = new ArrayList<>();
        // on the page
        QStash qstash = QStash.builder()
                .token(token)
                .baseUrl(baseUrl)
                .interceptor(publication -> {
                    publication.replaceEach(message -> message.header("X-Tenant", "t-1"));
                    return (results, failure) -> calls.add(results + " " + failure);
                })
                .build();
        // so far
        String id = qstash.publish(OutgoingMessage.to(url)).messageId();
        assertThat(calls).singleElement().asString().contains(id);
        assertThat(qstash.messages().get(id).orElseThrow().headers()).containsKey("X-Tenant");
    }

    @Test
    @Calls({"GET /v2/dlq", "DELETE /v2/dlq"})
    void a_list_is_filtered() {
        server.answersWith(500);
        qstash.publish(OutgoingMessage.to(url).retries(0).labels("orders"));
        qstash.publish(OutgoingMessage.to(url).retries(0));
        server.server().time().advance(Duration.ZERO);
        // on the page
        DeadLetterFilter filter = DeadLetterFilter.where().label("orders").responseStatus(500);
        List<String> failed =
                qstash.deadLetterQueue().stream(filter).map(DeadLetter::dlqId).toList();
        long deleted = qstash.deadLetterQueue().delete(filter);
        // so far
        assertThat(failed).hasSize(1);
        assertThat(deleted).isEqualTo(1);
    }

    @Test
    @Calls({"GET /v2/schedules", "POST /v2/schedules/{destination}"})
    void schedules_are_declared() {
        // on the page
        Cron workdays = Cron.of("0 9 * * MON-FRI").in(ZoneId.of("Europe/Berlin"));
        ScheduleReconciler reconciler = ScheduleReconciler.builder(qstash)
                .owner("shop")
                .declare(OutgoingSchedule.of(workdays, OutgoingMessage.to(url)).id("report"))
                .removeUndeclared(true)
                .build();
        SchedulePlan plan = reconciler.plan();
        reconciler.reconcile();
        // so far
        assertThat(plan.ids(ScheduleChange.Action.CREATE)).containsExactly("report");
        assertThat(reconciler.plan().isWithoutChange()).isTrue();
    }
}
