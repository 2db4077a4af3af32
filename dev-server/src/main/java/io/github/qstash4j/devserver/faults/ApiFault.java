package io.github.qstash4j.devserver.faults;

import io.github.qstash4j.devserver.message.Header;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * An answer of the REST API that a caller has to live with.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/api-ratelimiting">API rate limits</a>
 */
public enum ApiFault {

    /** 429, and no call until midnight. */
    DAILY_LIMIT(429, "The daily limit of requests is used up.", "RateLimit-"),

    /** 429, and no call until the next second. */
    BURST_LIMIT(429, "There were too many requests in this second.", "Burst-RateLimit-"),

    /** 429 of the endpoint for chats, which counts requests and tokens. */
    CHAT_LIMIT(429, "The limit of the chat is used up.", "x-ratelimit-"),

    /** 503, as of a server that is being restarted. */
    UNAVAILABLE(503, "The service is unavailable.", "");

    private static final String LIMIT = "1000";

    private final int status;
    private final String sentence;
    private final String prefix;

    ApiFault(int status, String sentence, String prefix) {
        this.status = status;
        this.sentence = sentence;
        this.prefix = prefix;
    }

    public int status() {
        return status;
    }

    public String sentence() {
        return sentence;
    }

    /** What the caller is told about its limits; the resets are Unix times in seconds. */
    public List<Header> headers(Instant now) {
        return switch (this) {
            case DAILY_LIMIT -> limit("Limit", "Remaining", "Reset", midnight(now));
            case BURST_LIMIT ->
                limit(
                        "Limit",
                        "Remaining",
                        "Reset",
                        now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
            case CHAT_LIMIT -> {
                Instant reset = midnight(now);
                List<Header> requests = limit("limit-requests", "remaining-requests", "reset-requests", reset);
                List<Header> tokens = limit("limit-tokens", "remaining-tokens", "reset-tokens", reset);
                yield List.of(
                        requests.get(0), tokens.get(0), requests.get(1), tokens.get(1), requests.get(2), tokens.get(2));
            }
            case UNAVAILABLE -> List.of();
        };
    }

    private static Instant midnight(Instant now) {
        return now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
    }

    private List<Header> limit(String limit, String remaining, String reset, Instant at) {
        return List.of(
                new Header(prefix + limit, LIMIT),
                new Header(prefix + remaining, "0"),
                new Header(prefix + reset, Long.toString(at.getEpochSecond())));
    }
}
