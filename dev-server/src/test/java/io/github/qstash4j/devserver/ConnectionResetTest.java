package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.faults.Fault;
import io.github.qstash4j.devserver.faults.FaultRule;
import io.github.qstash4j.devserver.message.Response;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ConnectionResetTest {

    @AutoClose
    private final FaultFixture fixture = new FaultFixture();

    private final DevServer server = fixture.server;
    private final Rest rest = fixture.rest;
    private final TestDestination destination = fixture.destination;

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
}
