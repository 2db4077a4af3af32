package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiConformityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /v2/nothing | '' | '' | unknown endpoint: GET /v2/nothing",
                "PUT /v2/queues | '' | '' | unknown endpoint: PUT /v2/queues",
                "GET /v2/dlq?colour=red | '' | '' | GET /v2/dlq: unknown query parameter colour",
                "GET /v2/dlq?count=many | '' | '' | GET /v2/dlq: query parameter count is no integer",
                "GET /v2/dlq?count=1&count=2 | '' | '' | GET /v2/dlq: query parameter count is there twice",
                "GET /v2/keys | Upstash-Delay: 1s | '' | GET /v2/keys: unknown header Upstash-Delay",
                "POST /v2/publish/https://a.b | Upstash-Delay: soon | x | POST /v2/publish/{destination}: header Upstash-Delay has a wrong value",
                "GET /v2/keys | '' | x | GET /v2/keys: a body where none is allowed",
                "POST /v2/queues | '' | {\"queueName\":\"q\"} | POST /v2/queues: missing member parallelism",
                "POST /v2/queues | '' | {\"queueName\":1,\"parallelism\":1} | POST /v2/queues: member queueName is no string",
                "POST /v2/queues | '' | {\"queueName\":\"q\",\"parallelism\":1,\"size\":1} | POST /v2/queues: unknown member size",
                "POST /v2/batch | '' | [{\"destination\":\"d\",\"headers\":{\"Upstash-Nap\":\"1\"}}] | POST /v2/batch: unknown header Upstash-Nap",
            })
    void names_what_is_wrong(String line, String header, String body, String violation) {
        assertThat(ApiConformity.violations(request(line, header, body))).containsExactly(violation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /v2/dlq?label=a&label=b&count=1 | '' | ''",
                "POST /v2/publish/https://a.b/c?d=e | Upstash-Forward-X: 1 | x",
                "DELETE /v2/messages | '' | ''",
                "POST /v2/queues | '' | {\"queueName\":\"q\",\"parallelism\":1}",
            })
    void is_silent_about_what_is_right(String line, String header, String body) {
        assertThat(ApiConformity.violations(request(line, header, body))).isEmpty();
    }

    private static RawRequest request(String line, String header, String body) {
        String head = line + " HTTP/1.1\r\n" + (header.isEmpty() ? "" : header + "\r\n") + "\r\n";
        return new RawRequest(head, body);
    }
}
