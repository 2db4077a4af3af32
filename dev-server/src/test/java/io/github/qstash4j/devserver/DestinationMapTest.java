package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.devserver.message.DeliveryRequest;
import io.github.qstash4j.devserver.message.Response;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationMapTest {

    private final TestDestination destination = new TestDestination();

    @AfterEach
    void close() {
        destination.close();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "https://app.test | '' | https://app.test | /",
                "https://app.test | '' | https://app.test/a?b=c//d | /a?b=c//d",
                "https://app.test | '' | https://app.test?x | /?x",
                "https://app.test/ | / | https://APP.test:443/a/ | /a/",
                "https://app.test/jobs | /api | https://app.test/jobs | /api",
                "https://app.test/jobs | /api | https://app.test/jobs/1?n=2 | /api/1?n=2",
                "https://app.test/jobs | /api/ | https://app.test/jobs?n=2 | /api?n=2",
                "https://app.test/jobs/ | '' | https://app.test/jobs?n=2 | /?n=2",
                "http://app.test:81 | /x | http://app.test:81/%zz | /x/%zz"
            },
            delimiter = '|')
    void a_production_url_is_delivered_locally_and_stays_the_published_one(
            String from, String to, String published, String target) {
        try (DevServer server =
                DevServer.builder().manualTime().map(from, destination.url(to)).start()) {
            String id = Rest.of(server).published(published, "b");
            server.time().advance(Duration.ZERO);

            Received request = destination.received().get(0);
            assertThat(request.line()).isEqualTo("POST " + target + " HTTP/1.1");
            assertThat(request.all("Host"))
                    .containsExactly(published.replaceFirst("^https?://", "").replaceFirst("[/?].*", ""));
            assertThat(Tokens.claims(request.token()).get("sub").asText()).isEqualTo(published);
            TimelineEvent delivered = server.timeline().events(id).get(2);
            assertThat(delivered.state()).isEqualTo(MessageState.DELIVERED);
            assertThat(delivered.url()).isEqualTo(published);
        }
    }

    @Test
    void a_running_server_can_be_told_where_an_application_is_and_told_again() {
        try (DevServer server = DevServer.builder()
                .manualTime()
                .destination("https://app.test", request -> Response.of(500))
                .start()) {
            server.map("https://app.test", destination.url("/first"));
            Rest.of(server).published("https://app.test/jobs", "");
            server.time().advance(Duration.ZERO);
            server.map("https://APP.test:443/", destination.url("/second"));
            Rest.of(server).published("https://app.test/jobs", "");
            server.time().advance(Duration.ZERO);

            assertThat(destination.received())
                    .extracting(Received::line)
                    .containsExactly("POST /first/jobs HTTP/1.1", "POST /second/jobs HTTP/1.1");
            assertThatThrownBy(() -> server.map("https://app.test", "nowhere"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("map to");
        }
    }

    @Test
    void a_running_server_can_be_told_to_answer_itself_instead() {
        try (DevServer server = DevServer.builder()
                .manualTime()
                .map("https://app.test", destination.url(""))
                .start()) {
            server.destination("https://app.test/", request -> Response.of(201));
            String id = Rest.of(server).published("https://app.test/jobs", "");
            server.time().advance(Duration.ZERO);

            assertThat(server.message(id).state()).isEqualTo(MessageState.DELIVERED);
            assertThat(destination.received()).isEmpty();
            assertThatThrownBy(() -> server.destination("nowhere", request -> Response.of(201)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("destination");
        }
    }

    @Test
    void the_longest_prefix_decides_and_ends_where_a_part_of_a_url_ends() {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (DevServer server = DevServer.builder()
                .manualTime()
                .destination("https://app.test", request -> seen("root", seen, request))
                .destination("https://app.test/jobs/big", request -> seen("big", seen, request))
                .destination("https://app.test/jobs", request -> seen("jobs", seen, request))
                .start()) {
            Rest rest = Rest.of(server);
            for (String path : List.of("/jobs/big/1", "/jobs/bigger", "/jobs?big", "/jobs2", "")) {
                rest.published("https://app.test" + path, "");
            }
            server.time().advance(Duration.ZERO);
        }

        assertThat(seen)
                .containsExactly("big /jobs/big/1", "jobs /jobs/bigger", "jobs /jobs?big", "root /jobs2", "root /");
    }

    private static Response seen(String name, List<String> seen, DeliveryRequest request) {
        seen.add(name + " " + request.destination().target());
        return Response.of(200);
    }

    @Test
    @SuppressWarnings("NullAway") // what a function written without null checks may do
    void a_function_that_throws_or_answers_null_is_an_attempt_without_a_response() {
        try (DevServer server = DevServer.builder()
                .manualTime()
                .destination("https://throws.test", request -> {
                    throw new AssertionError("not like this");
                })
                .destination("https://null.test", request -> null)
                .start()) {
            Rest.of(server).published("https://throws.test/", "", "Upstash-Retries: 0");
            Rest.of(server).published("https://null.test/", "", "Upstash-Retries: 0");
            server.time().advance(Duration.ZERO);

            assertThat(server.timeline().events())
                    .filteredOn(event -> event.state() == MessageState.FAILED)
                    .extracting(TimelineEvent::error)
                    .containsExactly(
                            "The in-process destination threw an exception: java.lang.AssertionError: not like this",
                            "The in-process destination answered null.");
        }
    }

    @Test
    void a_function_gets_the_signed_request_without_any_network() {
        List<DeliveryRequest> requests = new CopyOnWriteArrayList<>();
        try (DevServer server = DevServer.builder()
                .manualTime()
                .destination("https://app.test", request -> {
                    requests.add(request);
                    return Response.of(500);
                })
                .start()) {
            Rest.of(server).published("https://app.test/", "the body");
            server.time().runUntilIdle(Duration.ofDays(2));

            assertThat(requests).hasSize(4);
            assertThat(requests.get(3).headers().first("Upstash-Retried")).isEqualTo("3");
            String token = String.valueOf(requests.get(0).headers().first("Upstash-Signature"));
            assertThat(Tokens.isSignedWith(token, server.currentSigningKey())).isTrue();
            assertThat(requests.get(0).body().text()).isEqualTo("the body");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "app.test", "ftp://app.test", "https://app.test/?q", "https://u:p@app.test"})
    void prefixes_that_make_no_sense_are_refused_by_the_name_of_the_option(String url) {
        DevServerBuilder builder = DevServer.builder();

        assertThatThrownBy(() -> builder.map(url, "http://127.0.0.1:3000"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("map must");
        assertThatThrownBy(() -> builder.map("https://a.test", url)).hasMessageStartingWith("map to must");
        assertThatThrownBy(() -> builder.destination(url, request -> Response.of(200)))
                .hasMessageStartingWith("destination must");
    }

    @Test
    void a_prefix_can_lead_to_one_place_only() {
        DevServerBuilder builder = DevServer.builder().map("https://app.test/a", "http://127.0.0.1:3000");

        assertThatThrownBy(() -> builder.destination("https://APP.test:443/a/", request -> Response.of(200)))
                .hasMessageContaining("no other");
    }

    @Test
    void the_address_to_listen_on_can_be_chosen() throws Exception {
        InetAddress wildcard = InetAddress.getByAddress(new byte[4]);
        try (DevServer server = DevServer.builder().bindAddress(wildcard).start()) {
            assertThat(server.url().getHost()).isEqualTo("127.0.0.1");
            assertThat(Rest.of(server).get("/v2/keys").status()).isEqualTo(200);
        }
        InetAddress other = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        try (DevServer server = DevServer.builder().bindAddress(other).start()) {
            assertThat(server.url().getHost()).isEqualTo("127.0.0.2");
        }
    }
}
