package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.qstash4j.devserver.delivery.Attempt;
import io.github.qstash4j.devserver.delivery.Courier;
import io.github.qstash4j.devserver.delivery.Deliveries;
import io.github.qstash4j.devserver.delivery.TokenSigner;
import io.github.qstash4j.devserver.engine.Endpoint;
import io.github.qstash4j.devserver.engine.Engine;
import io.github.qstash4j.devserver.engine.ManualClock;
import io.github.qstash4j.devserver.engine.TimeKeeper;
import io.github.qstash4j.devserver.faults.ArmedFaults;
import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.DeliveryRequest;
import io.github.qstash4j.devserver.message.Destination;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.Message;
import io.github.qstash4j.devserver.message.Response;
import io.github.qstash4j.devserver.timeline.TimelineWriter;
import io.github.qstash4j.devserver.user.Credentials;
import io.github.qstash4j.devserver.user.User;
import io.github.qstash4j.devserver.user.Users;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The API and its engine in manual time, without HTTP: what is delivered is kept for the test. */
final class ApiFixture {

    static final String OWNER = "ada";
    static final String TOKEN = "token-of-ada";

    final List<DeliveryRequest> delivered = new ArrayList<>();
    final Engine engine;
    final List<Route> routes;

    private final Api api;
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final AtomicInteger ids = new AtomicInteger();

    ApiFixture() {
        User ada = new User(OWNER, TOKEN, "reader-of-ada", "sig_current", "sig_next");
        Users users = new Users(List.of(ada), new Credentials());
        TimelineWriter timeline = new TimelineWriter(null);
        TokenSigner signer =
                new TokenSigner(users::currentSigningKey, users::nextSigningKey, this::nextId, Clock.systemUTC());
        engine = new Engine(
                clock, new Deliveries(new Attempt(signer), new Recorder(), new ArmedFaults(0)), this::nextId, timeline);
        api = new Api(users, engine, timeline.timeline(), new ArmedFaults(0));
        Publishing publishing = new Publishing(engine);
        routes = Stream.concat(
                        MessageRoutes.of(users, engine, timeline.timeline(), publishing).stream(),
                        ResourceRoutes.of(engine, publishing).stream())
                .toList();
    }

    private String nextId() {
        return Integer.toString(ids.incrementAndGet());
    }

    private final class Recorder implements Courier {

        @Override
        public CompletableFuture<Answer> deliver(DeliveryRequest request) {
            delivered.add(request);
            return CompletableFuture.completedFuture(new Response(200, Headers.NONE, Body.EMPTY));
        }

        @Override
        public void close() {}
    }

    /** A URL group with an endpoint for each URL; a header is written as on the wire. */
    void group(String name, List<String> urls, String... defaults) {
        engine.urlGroups(OWNER)
                .add(name, urls.stream().map(ApiFixture::endpoint).toList());
        engine.urlGroups(OWNER).setDefaults(name, headers(defaults));
    }

    private static Endpoint endpoint(String url) {
        return new Endpoint(Objects.requireNonNull(Destination.parse(url), url), null);
    }

    static Headers headers(String... lines) {
        List<Header> headers = new ArrayList<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return new Headers(headers);
    }

    ApiResponse post(String target, String body, String... headers) {
        List<Header> all =
                new ArrayList<>(headers("Authorization: Bearer " + TOKEN).lines());
        all.addAll(headers(headers).lines());
        return api.apply(new ApiRequest("POST", target, new Headers(all), Body.ofText(body), "192.0.2.1"));
    }

    static JsonNode json(ApiResponse response) {
        try {
            return JsonMapper.builder().build().readTree(response.body().toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The messages that an answer names, one or an array of them, which must be in progress. */
    List<Message> messages(JsonNode answer) {
        return StreamSupport.stream((answer.isArray() ? answer : List.of(answer)).spliterator(), false)
                .map(one -> one.path("messageId").asText())
                .map(id -> Objects.requireNonNull(engine.message(OWNER, id), "no message " + id + " in " + answer))
                .toList();
    }

    Message message(ApiResponse response) {
        return messages(json(response)).get(0);
    }

    /** Lets everything happen that is due now. */
    void deliver() {
        new TimeKeeper(engine, clock).runAndMoveTo(clock.now());
    }
}
