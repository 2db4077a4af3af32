package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.IncorrectClaimException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.exceptions.TokenExpiredException;
import io.github.qstash4j.devserver.delivery.Response;
import io.github.qstash4j.devserver.faults.Fault;
import io.github.qstash4j.devserver.faults.FaultRule;
import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final DevServer server =
            DevServer.builder().manualTime(START).seed(1).start();
    private final Rest rest = Rest.of(server);
    private final TestDestination destination = new TestDestination();

    @AfterEach
    void close() {
        server.close();
        destination.close();
    }

    private void verify(Received request, String key) {
        var unused = JWT.require(Algorithm.HMAC256(key))
                .withIssuer("Upstash")
                .withSubject(destination.url("/"))
                .withClaim(
                        "body",
                        Body.of(request.body().getBytes(StandardCharsets.ISO_8859_1))
                                .hash())
                .build()
                .verify(request.token());
    }

    /** Delivers one message whose first attempt suffers from the fault. */
    private String suffer(Fault fault, String body) {
        server.faults().add(FaultRule.of(fault).onAttempt(1));
        String id = rest.published(destination.url("/"), body, "Upstash-Timeout: 30s");
        server.time().runUntilIdle(Duration.ofDays(1));
        return id;
    }

    private Received received(int index) {
        return destination.received().get(index);
    }

    private List<String> story(String messageId) {
        return server.timeline().events(messageId).stream()
                .map(event -> Duration.between(START, event.time()).toSeconds() + " " + event.state())
                .toList();
    }

    @Test
    void a_duplicate_delivery_is_the_same_attempt_with_two_tokens_whose_second_answer_counts() {
        destination.answering(request ->
                destination.received().size() == 1 ? TestDestination.response("500 No", "", "") : TestDestination.OK);

        String id = suffer(Fault.duplicateDelivery(), "b");

        assertThat(destination.received()).hasSize(2);
        assertThat(destination.received())
                .extracting(request -> request.header("Upstash-Retried"))
                .containsExactly("0", "0");
        assertThat(received(0).token()).isNotEqualTo(received(1).token());
        destination.received().forEach(request -> verify(request, server.currentSigningKey()));
        assertThat(story(id)).containsExactly("0 CREATED", "0 ACTIVE", "0 DELIVERED");
    }

    @Test
    void a_lost_acknowledgement_is_delivered_and_repeated() {
        String id = suffer(Fault.lostAcknowledgement(), "b");

        assertThat(destination.received())
                .extracting(request -> request.header("Upstash-Retried"))
                .containsExactly("0", "1");
        assertThat(server.timeline().events(id).get(2).error()).isEqualTo("The acknowledgement was lost.");
        assertThat(story(id)).last().asString().endsWith("DELIVERED");
    }

    @Test
    void a_delayed_attempt_is_sent_later_in_scheduling_time() {
        server.faults().add(FaultRule.of(Fault.delayed(Duration.ofHours(5))));
        String id = rest.published(destination.url("/"), "b");

        server.time().advance(Duration.ofHours(5).minusNanos(1));
        assertThat(destination.received()).isEmpty();
        server.time().advance(Duration.ofNanos(1));

        verify(received(0), server.currentSigningKey());
        assertThat(story(id)).containsExactly("0 CREATED", "0 ACTIVE", "18000 DELIVERED");
    }

    @Test
    void a_reordered_attempt_comes_after_the_next_one_to_its_host() {
        server.faults().add(FaultRule.of(Fault.reordered()).times(1));
        String held = rest.published(destination.url("/held"), "");
        String next = rest.published(destination.url("/next"), "", "Upstash-Delay: 7s");
        try (TestDestination other = new TestDestination()) {
            rest.published(other.url("/"), "", "Upstash-Delay: 3s");
            server.time().runUntilIdle(Duration.ofDays(1));

            assertThat(other.received()).hasSize(1);
        }
        assertThat(destination.received())
                .extracting(Received::line)
                .containsExactly("POST /next HTTP/1.1", "POST /held HTTP/1.1");
        assertThat(story(next)).last().isEqualTo("7 DELIVERED");
        assertThat(story(held)).containsExactly("0 CREATED", "0 ACTIVE", "7 DELIVERED");
    }

    @Test
    void a_reordered_attempt_that_nothing_follows_comes_after_a_minute() {
        assertThat(story(suffer(Fault.reordered(), ""))).last().isEqualTo("60 DELIVERED");
        server.faults().clear();
        server.faults().add(FaultRule.of(Fault.reordered()));

        assertThat(story(rest.published(destination.url("/"), ""))).hasSize(1);
        rest.published(destination.url("/passing"), "");
        server.time().runUntilIdle(Duration.ofDays(1));

        assertThat(received(1).line()).contains("/passing");
        assertThat(received(2).line()).doesNotContain("/passing");
    }

    @Test
    void a_tampered_body_does_not_match_its_hash() {
        suffer(Fault.tamperedBody(), "12345");

        assertThat(received(0).body())
                .hasSize(5)
                .isNotEqualTo("12345")
                .startsWith("12")
                .endsWith("45");
        assertThatThrownBy(() -> verify(received(0), server.currentSigningKey()))
                .isInstanceOfSatisfying(
                        IncorrectClaimException.class,
                        wrong -> assertThat(wrong.getClaimName()).isEqualTo("body"));
    }

    @Test
    void a_tampered_empty_body_has_one_byte() {
        suffer(Fault.tamperedBody(), "");

        assertThat(received(0).body()).hasSize(1);
    }

    @Test
    void an_expired_signature_has_been_so_for_an_hour() {
        suffer(Fault.expiredSignature(), "b");

        assertThatThrownBy(() -> verify(received(0), server.currentSigningKey()))
                .isInstanceOf(TokenExpiredException.class);
        assertThat(Tokens.claims(received(0).token()).get("exp").asLong())
                .isBetween(
                        Instant.now().minusSeconds(3700).getEpochSecond(),
                        Instant.now().minusSeconds(3600).getEpochSecond());
    }

    @Test
    void the_next_key_signs_validly() {
        suffer(Fault.signedWithNextKey(), "b");

        verify(received(0), server.nextSigningKey());
        assertThatThrownBy(() -> verify(received(0), server.currentSigningKey()))
                .isInstanceOf(SignatureVerificationException.class);
    }

    @Test
    void a_wrong_destination_claim_is_signed_for_another_url() {
        suffer(Fault.wrongDestinationClaim(), "b");

        assertThatThrownBy(() -> verify(received(0), server.currentSigningKey()))
                .isInstanceOfSatisfying(
                        IncorrectClaimException.class,
                        wrong -> assertThat(wrong.getClaimName()).isEqualTo("sub"));
    }

    @Test
    void a_read_timeout_is_delivered_and_fails_after_the_timeout() {
        String id = suffer(Fault.readTimeout(), "b");

        assertThat(story(id)).startsWith("0 CREATED", "0 ACTIVE", "30 ERROR");
        assertThat(server.timeline().events(id).get(2).error()).isEqualTo("No complete response came within PT30S.");
        assertThat(received(1).header("Upstash-Retried")).isEqualTo("1");
    }

    @Test
    void a_connection_reset_breaks_off_in_the_middle_of_the_body() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            listening.setSoTimeout(20_000);
            CompletableFuture<String> seen = CompletableFuture.supplyAsync(() -> readUntilReset(listening));
            server.faults().add(FaultRule.of(Fault.connectionReset()));
            String url = "http://127.0.0.1:" + listening.getLocalPort() + "/x";
            String id = rest.published(url, "1234567890", "Upstash-Retries: 0");
            server.time().advance(Duration.ZERO);

            assertThat(seen.get(20, TimeUnit.SECONDS))
                    .startsWith("POST /x HTTP/1.1\r\nHost: 127.0.0.1:")
                    .contains("Content-Length: 10\r\n")
                    .endsWith("\r\n\r\n12345<reset>");
            assertThat(server.timeline().events(id))
                    .last()
                    .extracting(TimelineEvent::error)
                    .isEqualTo("The connection was reset.");
        }
    }

    private static String readUntilReset(ServerSocket listening) {
        StringBuilder text = new StringBuilder();
        try (Socket socket = listening.accept()) {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                text.append((char) next);
            }
            return text + "<end>";
        } catch (SocketException reset) {
            return text + "<reset>";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_connection_that_cannot_be_made_cannot_be_reset() {
        server.faults().add(FaultRule.of(Fault.connectionReset()));
        destination.close();
        String id = rest.published(destination.url("/"), "b", "Upstash-Retries: 0");
        server.time().advance(Duration.ZERO);

        assertThat(server.timeline().events(id).get(2).error()).startsWith("No connection to 127.0.0.1:");
    }

    @Test
    void a_connection_reset_never_calls_a_function() {
        try (DevServer inProcess = DevServer.builder()
                .manualTime()
                .fault(FaultRule.of(Fault.connectionReset()).onAttempt(1, 2))
                .destination("https://app.test", request -> Response.of(200))
                .start()) {
            Rest.of(inProcess).published("https://app.test/", "");
            inProcess.time().runUntilIdle(Duration.ofDays(1));

            assertThat(inProcess.timeline().events())
                    .extracting(TimelineEvent::state)
                    .containsExactly(
                            MessageState.CREATED,
                            MessageState.ACTIVE,
                            MessageState.ERROR,
                            MessageState.RETRY,
                            MessageState.ACTIVE,
                            MessageState.ERROR,
                            MessageState.RETRY,
                            MessageState.ACTIVE,
                            MessageState.DELIVERED);
        }
    }

    @Test
    void a_rule_is_true_of_its_destinations_attempts_and_number_of_times_only() {
        server.faults()
                .add(FaultRule.of(Fault.tamperedBody())
                        .at(destination.url("/jobs"))
                        .times(1));
        for (String path : List.of("/other", "/jobs2", "/jobs/1", "/jobs/2")) {
            rest.published(destination.url(path), "b");
        }
        server.time().advance(Duration.ZERO);

        assertThat(destination.received()).extracting(Received::body).containsExactly("b", "b", "c", "b");
    }

    @Test
    void a_probability_is_drawn_from_the_seed() {
        List<Boolean> first = draw(5);

        assertThat(first).hasSize(100).isEqualTo(draw(5)).isNotEqualTo(draw(6));
        assertThat(first.stream().filter(failed -> failed).count()).isBetween(10L, 50L);
    }

    private static List<Boolean> draw(long seed) {
        try (DevServer drawing = DevServer.builder()
                .manualTime()
                .seed(seed)
                .destination("https://app.test", request -> Response.of(200))
                .fault(FaultRule.of(Fault.lostAcknowledgement()).withProbability(0.3))
                .start()) {
            for (int i = 0; i < 100; i++) {
                Rest.of(drawing).published("https://app.test/", "", "Upstash-Retries: 0");
            }
            drawing.time().advance(Duration.ZERO);
            return drawing.timeline().events().stream()
                    .filter(event -> event.state() == MessageState.DELIVERED || event.state() == MessageState.FAILED)
                    .map(event -> event.state() == MessageState.FAILED)
                    .toList();
        }
    }

    @Test
    void faults_come_together() {
        server.faults().add(FaultRule.of(Fault.readTimeout()).onAttempt(1));
        server.faults().add(FaultRule.of(Fault.duplicateDelivery()).onAttempt(1));
        server.faults().add(FaultRule.of(Fault.signedWithNextKey()).onAttempt(1));

        String id = suffer(Fault.delayed(Duration.ofSeconds(10)), "b");

        verify(received(0), server.nextSigningKey());
        verify(received(1), server.nextSigningKey());
        verify(received(2), server.currentSigningKey());
        assertThat(story(id)).startsWith("0 CREATED", "0 ACTIVE", "40 ERROR");
    }

    @Test
    void rules_that_make_no_sense_are_refused_by_name() {
        FaultRule rule = FaultRule.of(Fault.reordered());

        assertThatThrownBy(() -> rule.at("app.test")).hasMessageStartingWith("at must");
        assertThatThrownBy(() -> rule.onAttempt(0)).hasMessageStartingWith("onAttempt needs");
        assertThatThrownBy(() -> rule.onAttempt()).hasMessageStartingWith("onAttempt needs");
        assertThatThrownBy(() -> rule.withProbability(Double.NaN)).hasMessageStartingWith("withProbability must");
        assertThatThrownBy(() -> rule.times(0)).hasMessageStartingWith("times must");
        assertThatThrownBy(() -> Fault.delayed(Duration.ZERO)).hasMessageStartingWith("duration must");
    }
}
