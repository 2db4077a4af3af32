package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MalformedInputTest {

    private static final long SEED = 20261123;

    private final Random random = new Random(SEED);

    @Test
    void malformed_input_makes_no_server_error_and_is_refused_in_the_form_of_the_api() {
        try (DevServer server = DevServer.start()) {
            Rest rest = Rest.of(server);
            List<String> valid = validRequests(server);
            Set<Integer> statuses = new HashSet<>();
            for (int i = 0; i < 1000; i++) {
                String request = mutated(valid.get(i % valid.size()));

                Rest.Answer answer = rest.rawOrNothing(request);
                statuses.add(answer.status());

                assertThat(answer.status())
                        .as("request %d: %s -> %s", i, request, answer)
                        .isNotEqualTo(500);
                assertThat(answer.head() + answer.body())
                        .as("request %d: %s", i, request)
                        .doesNotContain("Exception", "at io.github", "at java.");
                if (answer.status() >= 400 && !request.startsWith("HEAD")) {
                    assertThat(answer.text("error"))
                            .as("request %d: %s -> %s", i, request, answer)
                            .isNotEmpty();
                }
            }
            assertThat(statuses).contains(200, 400, 401, 404, 405);
            assertThat(rest.get("/v2/keys").status()).isEqualTo(200);
        }
    }

    private static List<String> validRequests(DevServer server) {
        String head = " HTTP/1.1\r\nHost: q\r\nConnection: close\r\nAuthorization: Bearer " + server.token() + "\r\n";
        String delay = "Upstash-Delay: 100d\r\n";
        String batch =
                "[{\"destination\":\"http://127.0.0.1:1/\",\"headers\":{\"Upstash-Delay\":\"9d\"},\"body\":\"x\"}]";
        return List.of(
                "POST /v2/publish/http://127.0.0.1:1/a?b=c&upstash-retries=3" + head + delay
                        + "Upstash-Forward-A: b\r\nUpstash-Callback: http://127.0.0.1:1/\r\nContent-Length: 3\r\n\r\nabc",
                "POST /v2/enqueue/q/http://127.0.0.1:1/a?b=c&upstash-header-forward=true" + head + delay
                        + "X-A: b\r\nUpstash-Label: a,b\r\nContent-Length: 3\r\n\r\nabc",
                "POST /v2/batch" + head + "Content-Length: " + batch.length() + "\r\n\r\n" + batch,
                "POST /v2/batch" + head + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(batch.length())
                        + "\r\n" + batch + "\r\n0\r\n\r\n",
                "GET /v2/logs?count=5&cursor=1-2&state=ERROR&messageId=msg_1" + head + "\r\n",
                "GET /v2/dlq?count=5&fromDate=7&responseStatus=500" + head + "\r\n",
                "GET /v2/dlq/1-2" + head + "\r\n",
                "GET /v2/messages/msg_1" + head + "\r\n",
                "POST /v2/queues" + head + body("{\"queueName\":\"q\",\"parallelism\":5,\"paused\":true}"),
                "POST /v2/topics/g/endpoints" + head
                        + body("{\"endpoints\":[{\"url\":\"http://127.0.0.1:1/\",\"name\":\"n\"}]}"),
                "DELETE /v2/topics/g/endpoints" + head + body("{\"endpoints\":[{\"name\":\"n\"}]}"),
                "PATCH /v2/topics/g" + head + body("{\"headers\":{\"Upstash-Retries\":[\"3\"]}}"),
                "POST /v2/schedules/http://127.0.0.1:1/a?upstash-queue-name=q" + head + delay
                        + "Upstash-Cron: CRON_TZ=Europe/Berlin 0 0 1-5,7 */2 MON\r\nUpstash-Schedule-Id: s\r\n"
                        + body("abc"),
                "PATCH /v2/schedules/s/pause" + head + "\r\n",
                "POST /v2/flowControl/k/pin?parallelism=1&rate=2&period=3" + head + "\r\n",
                "POST /v2/flowControl/k/unpin?parallelism=true" + head + "\r\n",
                "DELETE /v2/messages" + head + "Content-Length: 47\r\n\r\n"
                        + "{\"messageIds\":[\"msg_1\",\"msg_2\"],\"toDate\":12345}",
                "DELETE /v2/messages?label=l&count=1&host=h" + head + "\r\n",
                "DELETE /v2/dlq?dlqIds=1-2,3-4&cursor=1-2" + head + "\r\n",
                "POST /v2/dlq/retry?url=http://a/&count=3" + head + "Upstash-Retries: 0\r\nContent-Length: 0\r\n\r\n");
    }

    private static String body(String text) {
        return "Content-Length: " + text.length() + "\r\n\r\n" + text;
    }

    /** Changes, removes, repeats or inserts a few bytes, and ends the stream, so that nobody waits for more. */
    private String mutated(String request) {
        StringBuilder changed = new StringBuilder(request);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && changed.length() > 2; i++) {
            int at = random.nextInt(changed.length() - 1);
            switch (random.nextInt(5)) {
                case 0 -> changed.setCharAt(at, (char) random.nextInt(256));
                case 1 -> changed.deleteCharAt(at);
                case 2 -> changed.insert(at, odd());
                case 3 -> changed.setLength(at + 1);
                default -> changed.insert(at, changed.substring(at, Math.min(changed.length(), at + 20)));
            }
        }
        return changed.toString();
    }

    private String odd() {
        List<String> odd = new ArrayList<>(
                List.of("\0", "\r", "\n", "\r\n\r\n", "%", "%00", "%zz", "\u00ff", "?", "&&", "//", "#", ":", "-1"));
        odd.add("9".repeat(30));
        odd.add("x".repeat(70_000));
        odd.add("\r\nUpstash-Retries: 1");
        return odd.get(random.nextInt(odd.size()));
    }
}
