package io.github.qstash4j.test.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What has to be answered. */
record Answer(Consumer<ContractResponse> demand) {

    /** What no answer may contain. */
    static final String SECRET = "the-secret-of-the-handler";

    static Answer success(String body) {
        return success(body.getBytes(UTF_8));
    }

    static Answer success(byte[] body) {
        return new Answer(response -> {
            assertThat(response.status()).as(response.text()).isEqualTo(200);
            assertThat(response.body()).isEqualTo(body);
            assertHeaders(response, null, null);
        });
    }

    static Answer retry() {
        return new Answer(response -> {
            assertThat(response.status()).isEqualTo(500);
            assertTellsNothing(response);
            assertHeaders(response, null, null);
        });
    }

    /** Any failure that a retry follows: an error is the server's business. */
    static Answer failure() {
        return new Answer(response -> {
            assertThat(response.status()).isBetween(500, 599);
            assertTellsNothing(response);
            assertHeaders(response, null, null);
        });
    }

    static Answer retryAfter(int least, int most) {
        return later(503, least, most);
    }

    static Answer reject(String reason) {
        return rejected().and(response -> assertThat(response.text()).isEqualTo(reason));
    }

    static Answer rejected() {
        return new Answer(response -> {
            assertThat(response.status()).isEqualTo(489);
            assertHeaders(response, null, "true");
        });
    }

    /** The same, whatever the reason: nobody learns from it how far an attack has come. */
    static Answer unauthorized() {
        return new Answer(response -> {
            assertThat(response.status()).isEqualTo(401);
            assertThat(response.text()).isEqualTo("Unauthorized");
            assertHeaders(response, null, null);
        });
    }

    static Answer busy() {
        return later(409, 1, 900);
    }

    /** Servers write a media type with and without a space. */
    Answer ofType(String mediaType) {
        return and(response ->
                assertThat(String.valueOf(response.header("Content-Type"))).isEqualToIgnoringWhitespace(mediaType));
    }

    void check(ContractResponse response) {
        demand.accept(response);
        assertThat(response.text()).doesNotContain(SECRET);
        for (String name : response.headers().names()) {
            assertThat(response.headers().all(name)).as(name).noneMatch(value -> value.contains(SECRET));
        }
    }

    private static Answer later(int status, int least, int most) {
        return new Answer(response -> {
            assertThat(response.status()).isEqualTo(status);
            assertTellsNothing(response);
            String seconds = response.header("Retry-After");
            assertThat(seconds).as("Retry-After").containsOnlyDigits();
            assertThat(Integer.parseInt(String.valueOf(seconds)))
                    .as("Retry-After")
                    .isBetween(least, most);
            assertHeaders(response, seconds, null);
        });
    }

    /** QStash keeps what it is answered, and shows it to whoever may look into its console. */
    private static void assertTellsNothing(ContractResponse response) {
        assertThat(response.text()).hasSizeLessThan(1000).doesNotContain("\tat ", "Exception");
    }

    private static void assertHeaders(
            ContractResponse response, @Nullable String retryAfter, @Nullable String nonRetryable) {
        assertThat(response.header("Retry-After")).as("Retry-After").isEqualTo(retryAfter);
        assertThat(response.header("Upstash-NonRetryable-Error"))
                .as("Upstash-NonRetryable-Error")
                .isEqualTo(nonRetryable);
    }

    private Answer and(Consumer<ContractResponse> more) {
        return new Answer(demand.andThen(more));
    }
}
