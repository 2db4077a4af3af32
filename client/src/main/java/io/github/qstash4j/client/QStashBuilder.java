package io.github.qstash4j.client;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Configures a {@link QStash}. An option that cannot be right is refused when it is set. */
public final class QStashBuilder {

    private static final String TOKEN_VARIABLE = "QSTASH_TOKEN";
    private static final String URL_VARIABLE = "QSTASH_URL";

    /** Far more than anybody waits for, far less than what overflows. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private @Nullable String token;
    private BaseUrl baseUrl = BaseUrl.DEFAULT;
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration deadline = Duration.ofSeconds(10);
    private Timing timing = Timing.SYSTEM;
    private DoubleSupplier jitter = () -> ThreadLocalRandom.current().nextDouble();
    private Supplier<String> ids = () -> "qstash4j-" + UUID.randomUUID();

    QStashBuilder() {}

    static QStashBuilder fromEnvironment(Map<String, String> environment) {
        String token = environment.getOrDefault(TOKEN_VARIABLE, "");
        if (token.isBlank()) {
            throw new IllegalStateException("The environment variable " + TOKEN_VARIABLE
                    + " is not set; copy its value from the QStash tab of the Upstash console.");
        }
        QStashBuilder builder = new QStashBuilder();
        builder.token = checkToken(TOKEN_VARIABLE, token);
        String url = environment.getOrDefault(URL_VARIABLE, "");
        if (!url.isBlank()) {
            builder.baseUrl = BaseUrl.parse(URL_VARIABLE, url);
        }
        return builder;
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
     * Sets how long one call may take with all its tries and the waits between them; without it 10 seconds. More than
     * zero, at most a day.
     */
    public QStashBuilder deadline(Duration total) {
        deadline = checkTime("deadline", total);
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
        Sending sending = new Sending(transport, retryRule, timing, failures, deadline);
        return new QStash(transport, sending, new BatchAnswer(words), ids);
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
