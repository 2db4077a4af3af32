package io.github.qstash4j.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;

/** What has to be answered. */
record Answer(Consumer<ContractResponse> demand) {

    /** What no answer may contain. */
    static final String SECRET = "the-secret-of-the-handler";

    static Answer success(String body) {
        return new Answer(response -> {
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.text()).isEqualTo(body);
        });
    }

    static Answer retry() {
        return new Answer(response -> {
            assertThat(response.status()).isEqualTo(500);
            assertThat(response.header("Retry-After")).isNull();
            assertThat(response.header("Upstash-NonRetryable-Error")).isNull();
        });
    }

    /** Any failure that a retry follows: an error is the server's business. */
    static Answer failure() {
        return new Answer(response -> {
            assertThat(response.status()).isBetween(500, 599);
            assertThat(response.header("Upstash-NonRetryable-Error")).isNull();
        });
    }

    static Answer retryAfter(int least, int most) {
        return new Answer(response -> {
            assertThat(response.status()).isEqualTo(503);
            assertThat(response.header("Retry-After")).containsOnlyDigits();
            assertThat(Integer.parseInt(String.valueOf(response.header("Retry-After"))))
                    .isBetween(least, most);
        });
    }

    static Answer reject(String reason) {
        return rejected().and(response -> assertThat(response.text()).isEqualTo(reason));
    }

    static Answer rejected() {
        return new Answer(response -> {
            assertThat(response.status()).isEqualTo(489);
            assertThat(response.header("Upstash-NonRetryable-Error")).isEqualTo("true");
        });
    }

    static Answer unauthorized() {
        return new Answer(response -> {
            assertThat(response.status()).isEqualTo(401);
            assertThat(response.text()).isEqualTo("Unauthorized");
        });
    }

    static Answer busy() {
        return new Answer(response -> {
            assertThat(response.status()).isEqualTo(409);
            assertThat(response.header("Retry-After")).containsOnlyDigits();
            assertThat(Integer.parseInt(String.valueOf(response.header("Retry-After"))))
                    .isBetween(1, 900);
        });
    }

    Answer ofType(String mediaType) {
        return and(response -> assertThat(response.header("Content-Type")).startsWith(mediaType));
    }

    void check(ContractResponse response) {
        demand.accept(response);
        assertThat(response.text() + response.headers()).doesNotContain(SECRET);
    }

    private Answer and(Consumer<ContractResponse> more) {
        return new Answer(demand.andThen(more));
    }
}
