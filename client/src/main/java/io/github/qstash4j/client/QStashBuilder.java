package io.github.qstash4j.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Configures a {@link QStash}. An option that cannot be right is refused when it is set. */
public final class QStashBuilder {

    private static final String TOKEN_VARIABLE = "QSTASH_TOKEN";
    private static final String REGION_VARIABLE = "QSTASH_REGION";
    private static final String URL_VARIABLE = "QSTASH_URL";

    /** Far more than anybody waits for, far less than what overflows. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private @Nullable String token;
    private BaseUrl baseUrl = BaseUrl.DEFAULT;
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration requestTimeout = Duration.ofSeconds(5);
    private Duration deadline = Duration.ofSeconds(10);
    private Timing timing = Timing.SYSTEM;
    private DoubleSupplier jitter = () -> ThreadLocalRandom.current().nextDouble();
    private Supplier<String> ids = () -> "qstash4j-" + UUID.randomUUID();

    private final List<PublishInterceptor> interceptors = new ArrayList<>();

    QStashBuilder() {}

    /**
     * The options that environment variables set, for those who set others in code.
     *
     * @param environment see {@link QStash#fromEnvironment()}
     * @throws IllegalStateException if a variable is missing
     * @throws IllegalArgumentException if a variable has a value that cannot be used
     */
    public static QStashBuilder fromEnvironment(Map<String, String> environment) {
        String region = environment.get(REGION_VARIABLE);
        String prefix = region == null ? "" : Region.named(REGION_VARIABLE, region) + "_";
        String token = value(environment, prefix + TOKEN_VARIABLE);
        String url = value(environment, prefix + URL_VARIABLE);
        if (!prefix.isEmpty() && token == null && url == null) {
            prefix = "";
            token = value(environment, TOKEN_VARIABLE);
            url = value(environment, URL_VARIABLE);
        }
        if (token == null) {
            throw missing(prefix + TOKEN_VARIABLE);
        }
        if (url == null && !prefix.isEmpty()) {
            throw missing(prefix + URL_VARIABLE);
        }
        QStashBuilder builder = new QStashBuilder();
        builder.token = checkToken(prefix + TOKEN_VARIABLE, token);
        builder.baseUrl = url == null ? BaseUrl.DEFAULT : BaseUrl.parse(prefix + URL_VARIABLE, url);
        return builder;
    }

    private static @Nullable String value(Map<String, String> environment, String variable) {
        String value = environment.get(variable);
        return value == null || value.isBlank() ? null : value;
    }

    private static IllegalStateException missing(String variable) {
        return new IllegalStateException("The environment variable " + variable
                + " is not set; copy its value from the QStash tab of the Upstash console.");
    }

    /** Sets the account's token, as the Upstash console shows it. Required. */
    public QStashBuilder token(String newToken) {
        token = checkToken("token", newToken);
        return this;
    }

    /**
     * Sets where QStash is; without it {@code https://qstash.upstash.io}. A slash or a {@code /v2/publish} at the end
     * is ignored.
     *
     * @param url absolute, http or https, without user information, query or fragment
     */
    public QStashBuilder baseUrl(String url) {
        baseUrl = BaseUrl.parse("baseUrl", url);
        return this;
    }

    /** Sets how long connecting may take; without it 5 seconds. More than zero, at most a day. */
    public QStashBuilder connectTimeout(Duration timeout) {
        connectTimeout = checkTime("connectTimeout", timeout);
        return this;
    }

    /**
     * Sets how long one try of a call may take, so that one that hangs leaves time for another; without it 5 seconds.
     * More than zero, at most a day; never more than what is left of the deadline. A call that is sent only once may
     * take until the deadline.
     */
    public QStashBuilder requestTimeout(Duration timeout) {
        requestTimeout = checkTime("requestTimeout", timeout);
        return this;
    }

    /** Sends everything to a region of QStash's; as {@link #baseUrl} with its URL. Each region has its own token. */
    public QStashBuilder region(Region region) {
        baseUrl = BaseUrl.parse("region", region.url());
        return this;
    }

    /**
     * Sets how long one call may take with all its tries and the waits between them; without it 10 seconds. More than
     * zero, at most a day.
     */
    public QStashBuilder deadline(Duration total) {
        deadline = checkTime("deadline", total);
        return this;
    }

    /**
     * Adds somebody who stands around every call that publishes: inside of those that were added before.
     *
     * @param interceptor see {@link PublishInterceptor}
     */
    public QStashBuilder interceptor(PublishInterceptor interceptor) {
        interceptors.add(interceptor);
        return this;
    }

    QStashBuilder timing(Timing newTiming) {
        timing = newTiming;
        return this;
    }

    QStashBuilder jitter(DoubleSupplier newJitter) {
        jitter = newJitter;
        return this;
    }

    QStashBuilder ids(Supplier<String> newIds) {
        ids = newIds;
        return this;
    }

    /**
     * Makes the client. Nothing is sent yet.
     *
     * @throws IllegalStateException if there is no token
     */
    public QStash build() {
        if (token == null) {
            throw new IllegalStateException("token is missing; call token(...), or use QStash.fromEnvironment().");
        }
        ServerWords words = new ServerWords(token);
        Failures failures = new Failures(words);
        Transport transport = new Transport(baseUrl, token, connectTimeout);
        RetryRule retryRule = new RetryRule(new Backoff(jitter), timing);
        Sending sending = new Sending(transport, retryRule, timing, failures, requestTimeout, deadline);
        Publishing publishing = new Publishing(baseUrl.toString(), sending, new BatchAnswer(words), ids, interceptors);
        return new QStash(transport, sending, publishing);
    }

    private static String checkToken(String option, String token) {
        if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"')) {
            throw new IllegalArgumentException(option
                    + " must be the token alone: not empty, without a 'Bearer' in front, and without quotes, spaces or line"
                    + " breaks.");
        }
        return token;
    }

    static Duration checkTime(String option, Duration duration) {
        if (duration.isZero() || duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    option + " must be more than zero and at most " + LONGEST + ", but is " + duration + ".");
        }
        return duration;
    }

    @Override
    public String toString() {
        return "QStashBuilder[" + baseUrl + ", token redacted]";
    }
}
