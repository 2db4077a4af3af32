package io.github.qstash4j.receiver.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverBuilder;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.RequestHeaders;
import io.github.qstash4j.receiver.SigningKeySource;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.receiver.consumer.Accounts.Account;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Receivers and keys, as an application's properties say. */
class ConsumerReceiversTest {

    private static final AccountKeys.Refresh NO_REFRESH =
            new AccountKeys.Refresh(false, Duration.ofHours(1), Duration.ofSeconds(30), Duration.ofSeconds(2));
    private static final AccountKeys.Refresh REFRESH =
            new AccountKeys.Refresh(true, Duration.ofHours(1), Duration.ofSeconds(30), Duration.ofSeconds(2));
    private static final String URL = "https://app.example.com/job";

    private final Account standard = new Account(TestKeys.CURRENT, TestKeys.NEXT, null, null);

    @Test
    void consumers_that_ask_for_the_same_share_a_receiver() {
        ConsumerReceivers receivers = receivers(standard, Map.of());

        assertThat(receivers.of(definition(List.of(), null))).isSameAs(receivers.standard());
        assertThat(receivers.of(definition(List.of(URL), null)))
                .isSameAs(receivers.of(definition(List.of(URL), null)))
                .isNotSameAs(receivers.standard());
        assertThat(status(receivers.standard(), TestKeys.NEXT)).isEqualTo(200);
        assertThat(status(receivers.of(definition(List.of("https://other.example/job"), null)), TestKeys.NEXT))
                .isEqualTo(401);
    }

    @Test
    void a_consumer_of_one_account_refuses_the_others_deliveries() {
        ConsumerReceivers receivers =
                receivers(standard, Map.of("shop", new Account(TestKeys.UNKNOWN, null, null, null)));

        assertThat(status(receivers.standard(), TestKeys.UNKNOWN)).isEqualTo(200);
        assertThat(status(receivers.of(definition(List.of(), "shop")), TestKeys.UNKNOWN))
                .isEqualTo(200);
        assertThat(status(receivers.of(definition(List.of(), "shop")), TestKeys.CURRENT))
                .isEqualTo(401);
        assertThat(status(receivers.of(definition(List.of(), "default")), TestKeys.UNKNOWN))
                .isEqualTo(401);
        assertThatExceptionOfType(QStashStartException.class)
                .isThrownBy(() -> receivers.of(definition(List.of(), "nobody")))
                .withMessageContaining("There is no QStash account \"nobody\".");
    }

    @Test
    void without_keys_there_is_no_receiver() {
        assertThatExceptionOfType(QStashStartException.class)
                .isThrownBy(() ->
                        receivers(new Account(null, null, "t", null), Map.of()).standard())
                .withMessageContaining("There are no signing keys, so no delivery can be verified.");
        assertThatExceptionOfType(QStashStartException.class)
                .isThrownBy(() -> receivers(new Account(null, TestKeys.NEXT, null, null), Map.of())
                        .standard())
                .withMessageContaining("the next key alone is not enough");
        assertThatExceptionOfType(QStashStartException.class)
                .isThrownBy(() -> receivers(standard, Map.of("shop", new Account(null, null, null, null)))
                        .standard())
                .withMessageContaining("The QStash account \"shop\" has no signing keys");
        assertThatExceptionOfType(QStashStartException.class)
                .isThrownBy(
                        () -> receivers(standard, Map.of("default", standard)).standard())
                .withMessageContaining("There is a qstash.accounts.default");
    }

    @Test
    void a_key_that_is_none_is_named_by_the_property_and_not_printed() {
        assertThatExceptionOfType(QStashStartException.class)
                .isThrownBy(() -> receivers(new Account("sig_se cret", null, null, null), Map.of())
                        .standard())
                .withMessageContaining("The receiver of the application cannot be made")
                .withMessageNotContaining("cret");
        assertThat(new Account("sig_secret", "sig_secret", "secret", "https://q.example").toString())
                .isEqualTo("Account[url=https://q.example]");
    }

    @Test
    void the_variables_of_regions_count_where_a_region_is_named() {
        Map<String, String> environment = Map.of(
                "US_EAST_1_QSTASH_CURRENT_SIGNING_KEY", TestKeys.CURRENT,
                "US_EAST_1_QSTASH_NEXT_SIGNING_KEY", TestKeys.NEXT);
        Accounts accounts = new Accounts(
                new Account(null, null, null, null), "US_EAST_1", Map.of(), name -> value(environment, name));

        assertThat(status(receivers(accounts, NO_REFRESH, null).standard(), TestKeys.NEXT))
                .isEqualTo(200);
        assertThatExceptionOfType(QStashStartException.class)
                .isThrownBy(() -> receivers(accounts, REFRESH, unseen -> SigningKeys.of(TestKeys.CURRENT))
                        .standard())
                .withMessageContaining("needs one region");
    }

    @Test
    void the_API_is_asked_for_keys_where_it_is_to_be() {
        Accounts accounts = new Accounts(new Account(null, null, "t", null), null, Map.of(), name -> null);

        assertThat(status(
                        receivers(accounts, REFRESH, account -> SigningKeys.of(TestKeys.UNKNOWN))
                                .standard(),
                        TestKeys.UNKNOWN))
                .isEqualTo(200);
        assertThatExceptionOfType(QStashStartException.class)
                .isThrownBy(() -> receivers(accounts, REFRESH, null).standard())
                .withMessageContaining("Add the dependency io.github.qstash4j:qstash4j-client");
    }

    @Test
    void who_asks_for_a_ledger_does_not_start_without_one() {
        ConsumerReceivers receivers = receivers(standard, Map.of());
        ConsumerDefinition idempotent =
                new ConsumerDefinition("job", ConsumerDefinition.Kind.MESSAGE, List.of(), true, null);

        assertThatExceptionOfType(QStashStartException.class)
                .isThrownBy(() -> receivers.of(idempotent))
                .withMessageContaining("There is no ledger, and the @QStashConsumer job asks for one.");
    }

    @Test
    void sizes_are_checked() {
        assertThat(ConsumerReceivers.bytes("qstash.max-body-size", 1 << 20)).isEqualTo(1 << 20);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ConsumerReceivers.bytes("qstash.max-body-size", 1L << 31))
                .withMessageContaining("qstash.max-body-size must be at least one byte");
    }

    @Test
    void two_paths_behind_one_URL_do_not_start() {
        Receiver one = receivers(standard, Map.of()).of(definition(List.of(URL), null));
        ConsumerEndpoint job = new ConsumerEndpoint(definition(List.of(URL), null), Set.of("/job"), one);
        ConsumerEndpoint task = new ConsumerEndpoint(definition(List.of(URL), null), Set.of("/task"), one);

        assertThatNoException().isThrownBy(() -> ConsumerEndpoint.check(List.of(job)));
        assertThatExceptionOfType(QStashStartException.class)
                .isThrownBy(() -> ConsumerEndpoint.check(List.of(job, task)))
                .withMessageContaining("each of [/job, /task] would accept deliveries for it");
    }

    private static ConsumerReceivers receivers(Account standard, Map<String, Account> named) {
        return receivers(new Accounts(standard, null, named, name -> null), NO_REFRESH, null);
    }

    private static ConsumerReceivers receivers(
            Accounts accounts, AccountKeys.Refresh refresh, @Nullable Function<String, SigningKeys> api) {
        AccountKeys keys = new AccountKeys(accounts, refresh, api);
        return new ConsumerReceivers(
                new ConsumerUrls("https://app.example.com", null, null), new ConsumerReceivers.Parts() {

                    @Override
                    public SigningKeySource signingKeys(@Nullable String account) {
                        return account == null ? keys.all() : keys.of(account);
                    }

                    @Override
                    public @Nullable DeliveryLedger ledger() {
                        return null;
                    }

                    @Override
                    public boolean expectsLedger() {
                        return false;
                    }

                    @Override
                    public void configure(ReceiverBuilder receiver) {}
                });
    }

    private static ConsumerDefinition definition(List<String> urls, @Nullable String account) {
        return new ConsumerDefinition("job", ConsumerDefinition.Kind.MESSAGE, urls, null, account);
    }

    private static @Nullable String value(Map<String, String> environment, @Nullable String name) {
        return name == null ? null : environment.get(name);
    }

    private static int status(Receiver receiver, String key) {
        SignedRequest request = SignedRequest.valid(Clock.systemUTC()).to(URL).signedWith(key);
        return receiver.receive(
                        ReceiverRequest.of(
                                request.url(), RequestHeaders.of(request.headers()), DeliveryBody.of(request.body())),
                        delivery -> Outcome.acknowledge())
                .status();
    }
}
