package io.github.qstash4j.devserver;

import io.github.qstash4j.devserver.delivery.DestinationMap;
import io.github.qstash4j.devserver.delivery.IdGenerator;
import io.github.qstash4j.devserver.engine.ManualClock;
import io.github.qstash4j.devserver.engine.RunningClock;
import io.github.qstash4j.devserver.engine.SchedulingClock;
import io.github.qstash4j.devserver.faults.ArmedFaults;
import io.github.qstash4j.devserver.faults.FaultRule;
import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.DeliveryRequest;
import io.github.qstash4j.devserver.user.Credentials;
import io.github.qstash4j.devserver.user.SeededIds;
import io.github.qstash4j.devserver.user.User;
import io.github.qstash4j.devserver.user.Users;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The options of a {@link DevServer}. */
public final class DevServerBuilder {

    /** The fastest that scheduling time can run. */
    static final int MAX_SPEED = 1_000_000;

    private static final InetAddress IPV4_LOOPBACK = ipv4Loopback();

    private final Credentials credentials = new Credentials();
    private final List<User> users = new ArrayList<>();
    private final DestinationMap destinationMap = new DestinationMap();
    private final List<FaultRule> faultRules = new ArrayList<>();
    private InetAddress bindAddress = IPV4_LOOPBACK;
    private int port;
    private int speed = 1;
    private @Nullable Instant manualStart;
    private @Nullable Long seed;
    private boolean signsInSchedulingTime;
    private boolean localOnly;

    DevServerBuilder() {}

    /**
     * The port to listen on; 0, the default, for any free one.
     *
     * @throws IllegalArgumentException when it is not from 0 to 65535
     */
    public DevServerBuilder port(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be from 0 to 65535, but is " + port);
        }
        this.port = port;
        return this;
    }

    /**
     * The address to listen on; the loopback address by default, so that nobody else can reach the server. Anybody who
     * can reach the wildcard address and knows a token can have this machine send requests.
     */
    public DevServerBuilder bindAddress(InetAddress address) {
        this.bindAddress = address;
        return this;
    }

    /**
     * Delivers what is published for URLs that begin with {@code from} to {@code to}, followed by the rest of the URL:
     * {@code map("https://app.example.com", "http://127.0.0.1:3000")}. The {@code Host} header, the token and
     * everything that the server reports name the published URL. Of several prefixes that match, the longest counts; a
     * prefix ends before a slash, a question mark, or the end of a URL.
     *
     * @throws IllegalArgumentException when one is no absolute http or https URL or has a query, or when there is
     *     something for {@code from} already
     */
    public DevServerBuilder map(String from, String to) {
        destinationMap.map(from, to);
        return this;
    }

    /**
     * Has a function answer what is published for URLs that begin with the prefix, without any network. It is called on
     * the thread that makes the attempt and should be quick; an exception, or null, is an attempt without a response.
     *
     * @throws IllegalArgumentException when the prefix is no absolute http or https URL, has a query, or is taken
     * @see #map
     */
    public DevServerBuilder destination(String prefix, Function<DeliveryRequest, Answer> handler) {
        destinationMap.destination(prefix, handler);
        return this;
    }

    /**
     * Whether nothing is sent to other machines. Each attempt to reach one is then without a response, whether it is
     * the published destination or what it is mapped to. On this machine are {@code localhost}, {@code 127.0.0.0/8} and
     * {@code [::1]}; other names are not looked up. By default messages are sent wherever they are published for.
     */
    public DevServerBuilder localOnly(boolean only) {
        this.localOnly = only;
        return this;
    }

    /** Lets something go wrong from the beginning; {@link DevServer#faults} can add more. */
    public DevServerBuilder fault(FaultRule rule) {
        faultRules.add(rule);
        return this;
    }

    /**
     * Lets scheduling time run that many times as fast as real time: delays, backoffs and windows shrink accordingly.
     * 1, the default, is real time. How long a destination may take to answer and how long a token is valid do not
     * change.
     *
     * @throws IllegalArgumentException when it is not from 1 to 1000000
     */
    public DevServerBuilder speed(int factor) {
        if (factor < 1 || factor > MAX_SPEED) {
            throw new IllegalArgumentException("speed must be from 1 to " + MAX_SPEED + ", but is " + factor);
        }
        this.speed = factor;
        return this;
    }

    /** As {@link #manualTime(Instant)}, from now on. */
    public DevServerBuilder manualTime() {
        return manualTime(Instant.now());
    }

    /**
     * Lets scheduling time stand still at that time: nothing is delivered until {@link Time#advance} or one of its
     * companions moves it, and then one thing after another.
     */
    public DevServerBuilder manualTime(Instant start) {
        this.manualStart = start;
        return this;
    }

    /**
     * Makes ids, and the choices of faults, those of a seed, so that another server with the same seed, manual time
     * from the same start, and the same calls does exactly the same. The token and the keys stay random.
     */
    public DevServerBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Dates tokens in scheduling time. By default they have the time of the wall clock, since the receiver checks them
     * with its own.
     */
    public DevServerBuilder signInSchedulingTime() {
        this.signsInSchedulingTime = true;
        return this;
    }

    /**
     * Adds a user, whose messages no other user sees. Without any, there is one with a random token and random keys.
     *
     * @throws IllegalArgumentException when one of them is blank, or another user has the token
     */
    public DevServerBuilder user(String token, String currentSigningKey, String nextSigningKey) {
        if (token.isBlank() || currentSigningKey.isBlank() || nextSigningKey.isBlank()) {
            throw new IllegalArgumentException("user needs a token and two signing keys that are not blank");
        }
        if (users.stream().anyMatch(user -> user.token().equals(token))) {
            throw new IllegalArgumentException("user must have a token that no other user has");
        }
        users.add(new User(
                "user" + (users.size() + 1), token, credentials.newToken(), currentSigningKey, nextSigningKey));
        return this;
    }

    /**
     * Adds the first of the users that QStash's own development server is documented to have, so that everybody knows
     * its token and keys.
     *
     * @see <a href="https://upstash.com/docs/qstash/howto/local-development">Local development</a>
     */
    public DevServerBuilder developmentUser() {
        return user(
                "eyJVc2VySUQiOiJkZWZhdWx0VXNlciIsIlBhc3N3b3JkIjoiZGVmYXVsdFBhc3N3b3JkIn0=",
                "sig_7kYjw48mhY7kAjqNGcy6cr29RJ6r",
                "sig_5ZB6DVzB1wjE8S6rZ7eenA8Pdnhs");
    }

    /** Adds all four of the users that QStash's own development server is documented to have. */
    public DevServerBuilder developmentUsers() {
        return developmentUser()
                .user(
                        "eyJVc2VySUQiOiJ0ZXN0VXNlcjEiLCJQYXNzd29yZCI6InRlc3RQYXNzd29yZCJ9",
                        "sig_7GVPjvuwsfqF65iC8fSrs1dfYruM",
                        "sig_5NoELc3EFnZn4DVS5bDs2Nk4b7Ua")
                .user(
                        "eyJVc2VySUQiOiJ0ZXN0VXNlcjIiLCJQYXNzd29yZCI6InRlc3RQYXNzd29yZCJ9",
                        "sig_6jWGaWRxHsw4vMSPJprXadyvrybF",
                        "sig_7qHbvhmahe5GwfePDiS5Lg3pi6Qx")
                .user(
                        "eyJVc2VySUQiOiJ0ZXN0VXNlcjMiLCJQYXNzd29yZCI6InRlc3RQYXNzd29yZCJ9",
                        "sig_5T8FcSsynBjn9mMLBsXhpacRovJf",
                        "sig_7GFR4YaDshFcqsxWRZpRB161jguD");
    }

    /**
     * Starts a server, which listens when this returns.
     *
     * @throws IllegalStateException when both a speed and manual time are wanted
     * @throws java.io.UncheckedIOException when the port cannot be listened on
     */
    public DevServer start() {
        if (manualStart != null && speed != 1) {
            throw new IllegalStateException("speed and manualTime exclude each other; choose one of them");
        }
        List<User> known = users.isEmpty() ? List.of(credentials.newUser("user1")) : users;
        return new DevServer(this, new Users(known, credentials), credentials);
    }

    private static InetAddress ipv4Loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address.", e);
        }
    }

    InetAddress bindAddress() {
        return bindAddress;
    }

    DestinationMap destinationMap() {
        return new DestinationMap(destinationMap);
    }

    boolean isLocalOnly() {
        return localOnly;
    }

    ArmedFaults faults() {
        ArmedFaults faults = new ArmedFaults(seed == null ? System.nanoTime() : seed);
        faultRules.forEach(faults.faults()::add);
        return faults;
    }

    int port() {
        return port;
    }

    SchedulingClock clock() {
        return manualStart == null ? new RunningClock(speed) : new ManualClock(manualStart);
    }

    /** Why nothing may have happened; null when time moves by itself. */
    @Nullable String hintForWaiting() {
        return manualStart == null ? null : "scheduling time stands still until time().advance(...) moves it;";
    }

    /** A generator of its own for each caller. */
    IdGenerator ids(Credentials credentials) {
        return seed == null ? credentials::newId : new SeededIds(seed)::next;
    }

    Clock signingTime(SchedulingClock clock) {
        return signsInSchedulingTime ? new SchedulingTime(clock) : Clock.systemUTC();
    }
}
