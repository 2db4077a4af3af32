package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.delivery.Attempt;
import io.github.qstash4j.devserver.delivery.Courier;
import io.github.qstash4j.devserver.delivery.Deliveries;
import io.github.qstash4j.devserver.delivery.IdGenerator;
import io.github.qstash4j.devserver.delivery.TokenSigner;
import io.github.qstash4j.devserver.faults.ArmedFaults;
import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.Callback;
import io.github.qstash4j.devserver.message.Content;
import io.github.qstash4j.devserver.message.DeliveryOptions;
import io.github.qstash4j.devserver.message.Destination;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.Publication;
import io.github.qstash4j.devserver.message.Redaction;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.Timeline;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import io.github.qstash4j.devserver.timeline.TimelineWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An engine whose time, destinations and ids a test decides on. */
final class EngineFixture {

    static final String OWNER = "ada";

    final SteppedClock clock = new SteppedClock();
    final TestCourier courier = new TestCourier();
    private final TimelineWriter writer = new TimelineWriter(null);
    final Timeline timeline = writer.timeline();
    final Engine engine;

    EngineFixture() {
        engine = engine(clock, courier, writer);
    }

    /** An engine that makes the ids 1, 2, 3, ... and signs at the start. */
    static Engine engine(SchedulingClock clock, Courier courier, TimelineWriter timeline) {
        AtomicInteger ids = new AtomicInteger();
        IdGenerator counting = () -> Integer.toString(ids.incrementAndGet());
        Clock calendar = Clock.fixed(SteppedClock.START, ZoneOffset.UTC);
        TokenSigner signer =
                new TokenSigner(owner -> "sig_of_" + owner, owner -> "next_sig_of_" + owner, counting, calendar);
        return new Engine(clock, new Deliveries(new Attempt(signer), courier, new ArmedFaults(0)), counting, timeline);
    }

    static Destination destination(String url) {
        return Objects.requireNonNull(Destination.parse(url), url);
    }

    static Publication publication(int retries) {
        return publication(retries, Duration.ZERO, null, null, null);
    }

    static Publication publication(
            int retries,
            Duration delay,
            @Nullable String deduplicationId,
            @Nullable Callback callback,
            @Nullable Callback failureCallback) {
        Headers headers = new Headers(List.of(new Header("Content-Type", "text/plain"), new Header("X-Order", "7")));
        return new Publication(
                new Content("PUT", headers, Body.ofText("the body")),
                new DeliveryOptions(delay, retries, null, Duration.ofSeconds(30)),
                null,
                deduplicationId,
                List.of(),
                null,
                Redaction.NONE,
                callback,
                failureCallback,
                "192.0.2.1");
    }

    static Callback callback(String url) {
        return new Callback(
                destination(url),
                "POST",
                new Headers(List.of(new Header("X-Callback", "yes"))),
                new DeliveryOptions(Duration.ZERO, 1, null, Duration.ofSeconds(30)));
    }

    String publish(String url, Publication publication) {
        return accept(url, publication).messageId();
    }

    Accepted accept(String url, Publication publication) {
        return engine.publish(OWNER, destination(url), null, publication).get(0);
    }

    String publish(String url, Sending sending) {
        return publish(url, sending.publication());
    }

    /** Into a queue. */
    String enqueue(String queueName, String url, Sending sending) {
        return engine.publish(OWNER, destination(url), queueName, sending.publication())
                .get(0)
                .messageId();
    }

    Queues queues() {
        return engine.queues(OWNER);
    }

    FlowControls flowControls() {
        return engine.flowControls(OWNER);
    }

    /** Does what is due now. */
    void workOff() {
        clock.advance(Duration.ZERO);
    }

    /** The URLs of all attempts, in order. */
    List<String> attempted() {
        return in(MessageState.ACTIVE).stream().map(TimelineEvent::url).toList();
    }

    List<MessageState> states(String messageId) {
        return timeline.events(messageId).stream().map(TimelineEvent::state).toList();
    }

    List<TimelineEvent> in(MessageState state) {
        return timeline.events().stream()
                .filter(event -> event.state() == state)
                .toList();
    }

    /** Seconds since the start at which attempts were made. */
    List<Long> attemptSeconds() {
        return in(MessageState.ACTIVE).stream()
                .map(event -> Duration.between(SteppedClock.START, event.time()).toSeconds())
                .toList();
    }
}
