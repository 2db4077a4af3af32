package io.github.qstash4j.devserver;

import io.github.qstash4j.devserver.api.Api;
import io.github.qstash4j.devserver.delivery.Attempt;
import io.github.qstash4j.devserver.delivery.Courier;
import io.github.qstash4j.devserver.delivery.Deliveries;
import io.github.qstash4j.devserver.delivery.DestinationMap;
import io.github.qstash4j.devserver.delivery.IdGenerator;
import io.github.qstash4j.devserver.delivery.MappedCourier;
import io.github.qstash4j.devserver.delivery.TokenSigner;
import io.github.qstash4j.devserver.engine.Engine;
import io.github.qstash4j.devserver.engine.SchedulingClock;
import io.github.qstash4j.devserver.faults.ArmedFaults;
import io.github.qstash4j.devserver.faults.Faults;
import io.github.qstash4j.devserver.http.HttpCourier;
import io.github.qstash4j.devserver.http.HttpListener;
import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.DeliveryRequest;
import io.github.qstash4j.devserver.timeline.AttemptRecord;
import io.github.qstash4j.devserver.timeline.AwaitTimeoutException;
import io.github.qstash4j.devserver.timeline.MessageHistory;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.Timeline;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import io.github.qstash4j.devserver.timeline.TimelineWriter;
import io.github.qstash4j.devserver.user.Credentials;
import io.github.qstash4j.devserver.user.Users;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * A QStash-compatible server, on a port of the loopback address unless told otherwise, which signs and delivers over
 * real HTTP what is published to it. Any number of them can run in one JVM; nothing outlives {@link #close}.
 *
 * <pre>{@code
 * try (DevServer server = DevServer.start()) {
 *     // publish to server.url() with server.token(), verify with server.currentSigningKey()
 *     server.await(messageId, MessageState.DELIVERED, Duration.ofSeconds(5));
 * }
 * }</pre>
 */
public final class DevServer implements AutoCloseable {

    private final Users users;
    private final TimelineWriter timeline;
    private final Engine engine;
    private final ArmedFaults faults;
    private final DestinationMap destinations;
    private final Time time;
    private final InetAddress bindAddress;
    private final HttpListener listener;

    DevServer(DevServerBuilder options, Users users, Credentials credentials) {
        this.users = users;
        bindAddress = options.bindAddress();
        timeline = new TimelineWriter(options.hintForWaiting());
        SchedulingClock clock = options.clock();
        IdGenerator ids = options.ids(credentials);
        TokenSigner signer = new TokenSigner(
                users::currentSigningKey, users::nextSigningKey, options.ids(credentials), options.signingTime(clock));
        faults = options.faults();
        destinations = options.destinationMap();
        Courier courier = new MappedCourier(destinations, new HttpCourier(Api.MAX_BODY), options.isLocalOnly());
        engine = new Engine(clock, new Deliveries(new Attempt(signer), courier, faults), ids, timeline);
        time = new Time(engine, clock);
        try {
            listener = new HttpListener(
                    bindAddress, options.port(), Api::maxBody, new Api(users, engine, timeline.timeline(), faults));
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    /** Starts a server on a free port, in real time, with a random token and random signing keys. */
    public static DevServer start() {
        return builder().start();
    }

    public static DevServerBuilder builder() {
        return new DevServerBuilder();
    }

    /**
     * Where the REST API is: what clients call the QStash URL. A server that listens on all addresses names loopback.
     */
    public URI url() {
        return URI.create("http://" + host(bindAddress) + ":" + listener.port());
    }

    private static String host(InetAddress address) {
        boolean any = address.isAnyLocalAddress();
        if (address instanceof Inet6Address) {
            return any ? "[::1]" : "[" + address.getHostAddress() + "]";
        }
        return any ? "127.0.0.1" : address.getHostAddress();
    }

    /** The token of the first user. */
    public String token() {
        return users.first().token();
    }

    /** The token with which the first user can see everything of its own, and change nothing. */
    public String readOnlyToken() {
        return users.first().readOnlyToken();
    }

    /** The key that signs for the first user now. */
    public String currentSigningKey() {
        return users.first().currentSigningKey();
    }

    /** The key that signs for the first user once its keys are rotated. */
    public String nextSigningKey() {
        return users.first().nextSigningKey();
    }

    /** The time in which delays, backoffs, schedules and windows are counted. */
    public Time time() {
        return time;
    }

    /**
     * As {@link DevServerBuilder#map}, from now on and in place of what was said of {@code from} before: for an
     * application whose port is known only when it has started.
     *
     * @throws IllegalArgumentException when one is no absolute http or https URL or has a query
     */
    public void map(String from, String to) {
        destinations.remap(from, to);
    }

    /**
     * As {@link DevServerBuilder#destination}, from now on and in place of what was said of the prefix before.
     *
     * @throws IllegalArgumentException when the prefix is no absolute http or https URL or has a query
     */
    public void destination(String prefix, Function<DeliveryRequest, Answer> handler) {
        destinations.remap(prefix, handler);
    }

    /** What is to go wrong on purpose: with deliveries, and with calls of the REST API. */
    public Faults faults() {
        return faults.faults();
    }

    /** What has happened so far to the messages of all users, and what will. */
    public Timeline timeline() {
        return timeline.timeline();
    }

    /**
     * What has happened so far to the message with that id, whoever published it.
     *
     * @throws NoSuchElementException when there has never been one
     */
    public MessageHistory message(String messageId) {
        List<TimelineEvent> events = timeline().events(messageId);
        if (events.isEmpty()) {
            throw new NoSuchElementException("This server has never had a message " + messageId + ".");
        }
        return new MessageHistory(events);
    }

    /**
     * The attempts so far to deliver the message with that id, the first one first.
     *
     * @throws NoSuchElementException when there has never been such a message
     */
    public List<AttemptRecord> attempts(String messageId) {
        return message(messageId).attempts();
    }

    /**
     * Waits until a message has come to that state, or has before, and returns what has happened to it until then.
     *
     * @throws NoSuchElementException when there has never been such a message
     * @throws AwaitTimeoutException when it does not come to it before the timeout, in real time, or has ended
     *     otherwise
     */
    public MessageHistory await(String messageId, MessageState state, Duration timeout) {
        message(messageId);
        TimelineEvent event = timeline()
                .await(
                        messageId,
                        candidate ->
                                candidate.state() == state || candidate.state().isFinal(),
                        timeout);
        MessageHistory history = message(messageId);
        if (event.state() != state) {
            throw new AwaitTimeoutException("The message is " + event.state() + " and will not be " + state + ":"
                    + System.lineSeparator() + history);
        }
        return history;
    }

    /**
     * Waits until a message is delivered, has failed or is cancelled, and returns what has happened to it.
     *
     * @throws NoSuchElementException when there has never been such a message
     * @throws AwaitTimeoutException when it has not ended before the timeout, in real time
     */
    public MessageHistory awaitEnd(String messageId, Duration timeout) {
        message(messageId);
        timeline().await(messageId, event -> event.state().isFinal(), timeout);
        return message(messageId);
    }

    /** Frees the port and ends all threads; deliveries under way are abandoned. Closing twice does nothing more. */
    @Override
    public void close() {
        listener.close();
        engine.close();
        timeline.close();
    }

    @Override
    public String toString() {
        return "DevServer[" + url() + "]";
    }
}
