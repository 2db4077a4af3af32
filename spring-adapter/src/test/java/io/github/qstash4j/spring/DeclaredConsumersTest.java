package io.github.qstash4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the attributes of {@link QStashConsumer} and {@link QStashMapping} change, on Tomcat. */
class DeclaredConsumersTest {

    private static final String SHOP_KEY = "sig_keyOfTheShop0000000000000007";

    private static RunningApplication application;
    private static Ran ran;
    private static final AtomicInteger SENT = new AtomicInteger();

    @BeforeAll
    static void start() {
        application = RunningApplication.start(
                DeclaredConsumers.class,
                "orders.url=https://orders.example.com/hook?a=1",
                "orders.header=X-Named",
                "qstash.max-body-size=1KB",
                "qstash.ledger.type=memory",
                "qstash.accounts.shop.current-signing-key=" + SHOP_KEY);
        ran = application.bean(Ran.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void forget() {
        ran.clear();
    }

    @Test
    void a_mapping_of_ours_is_a_consumer_that_takes_POST() throws Exception {
        assertThat(application.send(signed("/declared/mapped")).statusCode()).isEqualTo(200);
        assertThat(ran).containsExactly("mapped");

        SignedRequest unsigned = signed("/declared/mapped").header("Upstash-Signature");
        assertThat(application.send(unsigned).statusCode()).isEqualTo(401);
        assertThat(application
                        .send("PUT", "/declared/mapped", signed("/declared/mapped"))
                        .statusCode())
                .isEqualTo(405);
        assertThat(ran).containsExactly("mapped");
    }

    @Test
    void a_url_of_its_own_counts_instead_of_the_base_URL() throws Exception {
        SignedRequest own = signed("/own").to("https://orders.example.com/hook?a=1");
        assertThat(application.send("/declared/own-url?a=1", own).statusCode()).isEqualTo(200);
        assertThat(ran).containsExactly("https://orders.example.com/hook?a=1");

        assertThat(application.send(signed("/declared/own-url")).statusCode()).isEqualTo(401);
        assertThat(application.send("/declared/mapped", own).statusCode()).isEqualTo(401);
    }

    @Test
    void a_consumer_that_is_idempotent_runs_once_and_answers_the_same_again() throws Exception {
        SignedRequest delivery = signed("/declared/once");
        assertThat(application.send(delivery).body()).isEqualTo("first");
        HttpResponse<String> again =
                application.send(delivery.tokenId("jwt_again").retried(1));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo("first");
        assertThat(ran).containsExactly("once");
    }

    @Test
    void one_that_is_not_runs_each_time_and_without_a_word_the_configured_ledger_counts() throws Exception {
        SignedRequest always = signed("/declared/always");
        SignedRequest asConfigured = signed("/declared/as-configured");
        for (int i = 0; i < 2; i++) {
            application.send(always.retried(i));
            application.send(asConfigured.retried(i));
        }
        assertThat(ran).containsExactly("always", "as configured", "always");
    }

    @Test
    void the_kind_decides_how_long_a_body_may_be() throws Exception {
        String long1 = "x".repeat(5000);
        assertThat(application.send(signed("/declared/large").body(long1)).body())
                .isEqualTo("5000");
        assertThat(application.send(signed("/declared/small").body(long1)).statusCode())
                .isEqualTo(489);
    }

    @Test
    void headers_are_converted_to_what_the_arguments_are() throws Exception {
        SignedRequest full = signed("/declared/headers")
                .header("X-Order", "o-1")
                .header("X-Count", "7")
                .header("X-Tag", "a", "b")
                .header("X-Named", "n");
        assertThat(application.send(full).body()).isEqualTo("[\"o-1\",7,[\"a\",\"b\"],\"absent\",\"n\"]");

        SignedRequest single = full.messageId("msg_single")
                .tokenId("jwt_single")
                .header("X-Tag", "a")
                .header("X-Maybe", "m")
                .header("X-Named");
        assertThat(application.send(single).body()).isEqualTo("[\"o-1\",7,[\"a\"],\"m\",\"none\"]");
    }

    @Test
    void a_header_that_is_missing_or_no_number_is_a_rejection() throws Exception {
        SignedRequest missing = signed("/declared/headers").header("X-Count", "7");
        SignedRequest wrong = signed("/declared/headers")
                .header("X-Order", "o-1")
                .header("X-Count", "many")
                .header("X-Tag", "a");
        assertThat(application.send(missing).statusCode()).isEqualTo(489);
        assertThat(application.send(wrong).statusCode()).isEqualTo(489);
    }

    @Test
    void an_account_is_told_and_may_be_asked_for() throws Exception {
        assertThat(deliver("/accounts/any", TestKeys.CURRENT)).isEqualTo("200 default");
        assertThat(deliver("/accounts/any", TestKeys.NEXT)).isEqualTo("200 default");
        assertThat(deliver("/accounts/any", SHOP_KEY)).isEqualTo("200 shop");
        assertThat(deliver("/accounts/shop", SHOP_KEY)).isEqualTo("200 shop");
        assertThat(deliver("/accounts/shop", TestKeys.CURRENT)).isEqualTo("401 Unauthorized");
        assertThat(deliver("/accounts/default", TestKeys.CURRENT)).isEqualTo("200 default");
        assertThat(deliver("/accounts/default", SHOP_KEY)).isEqualTo("401 Unauthorized");
    }

    /** The ledger knows messages and tokens, and each test has its own. */
    private static SignedRequest signed(String path) {
        String id = "msg_" + SENT.incrementAndGet();
        return RunningApplication.signed(path).messageId(id).tokenId("jwt_" + id);
    }

    private static String deliver(String path, String key) throws Exception {
        HttpResponse<String> response = application.send(signed(path).signedWith(key));
        return response.statusCode() + " " + response.body();
    }
}
