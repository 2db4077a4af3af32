package io.github.qstash4j.devserver.engine;

import static io.github.qstash4j.devserver.engine.EngineFixture.OWNER;

import io.github.qstash4j.devserver.timeline.Timeline;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import io.github.qstash4j.devserver.timeline.TimelineWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An engine in manual time. */
final class ManualFixture implements AutoCloseable {

    private final TimelineWriter writer = new TimelineWriter(null);
    final Timeline timeline = writer.timeline();
    final TestCourier courier = new TestCourier();
    final ManualClock clock = new ManualClock(SteppedClock.START);
    final Engine engine = EngineFixture.engine(clock, courier, writer);
    final TimeKeeper time = new TimeKeeper(engine, clock);

    static Instant at(Duration sinceStart) {
        return SteppedClock.START.plus(sinceStart);
    }

    void advanceTo(Duration sinceStart) {
        time.runAndMoveTo(at(sinceStart));
    }

    String publish(String url, Sending sending) {
        return engine.publish(OWNER, EngineFixture.destination(url), null, sending.publication())
                .get(0)
                .messageId();
    }

    /** What happened, as state and URL, in order. */
    List<String> happened() {
        return timeline.events().stream()
                .map(event -> event.state() + " " + event.url())
                .toList();
    }

    List<String> lines() {
        return timeline.events().stream().map(TimelineEvent::toString).toList();
    }

    @Override
    public void close() {
        engine.close();
    }
}
