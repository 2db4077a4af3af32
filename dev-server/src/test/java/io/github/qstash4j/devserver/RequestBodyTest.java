package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

    private static final DevServer SERVER = DevServer.start();
    private static final String LATER = "Upstash-Delay: 1d";
    private static final String URL = "https://a.test/b";

    private final Rest rest = Rest.of(SERVER);

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Shows("size limit of a message")
    @Test
    void a_body_over_the_limit_is_refused_and_one_at_the_limit_taken() {
        assertThat(rest.publish(URL, "x".repeat(1024 * 1024), LATER).status()).isEqualTo(200);
        Rest.Answer refused =
                rest.raw("POST /v2/publish/" + URL + " HTTP/1.1\r\nHost: q\r\nContent-Length: 1048577" + "\r\n\r\n");

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.text("error")).contains("1048576");
    }

    @Test
    void a_chunked_body_is_limited_as_it_comes() {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        Rest.Answer refused = rest.raw("POST /v2/publish/" + URL
                + " HTTP/1.1\r\nHost: q\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(16) + "1\r\nx\r\n");

        assertThat(refused.status()).isEqualTo(413);
    }

    @Test
    void a_caller_that_waits_for_a_100_continue_gets_it() {
        Rest.Answer first = rest.call("POST", "/v2/publish/" + URL, "abc", LATER, "Expect: 100-continue");
        assertThat(first.head()).startsWith("HTTP/1.1 100");

        String all = rest.rawToTheEnd("POST /v2/batch HTTP/1.1\r\nHost: q\r\nAuthorization: Bearer " + rest.token()
                + "\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n[]");
        assertThat(all).containsOnlyOnce("HTTP/1.1 100").containsOnlyOnce("HTTP/1.1 200");
    }
}
