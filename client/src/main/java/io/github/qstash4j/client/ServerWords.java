package io.github.qstash4j.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a server said, made fit for a message or a log line: one line, cut, and without the token should it be echoed.
 */
final class ServerWords {

    private static final int MAX_ERROR = 500;
    private static final int MAX_EXCERPT = 120;

    private final String token;

    ServerWords(String token) {
        this.token = token;
    }

    /**
     * The {@code error} of QStash's JSON, or a model's {@code error.message}; null when the answer is anything else.
     */
    @Nullable String error(Answer answer) {
        try {
            JsonNode member = JsonText.read(answer.body()).path("error");
            JsonNode error = member.isObject() ? member.path("message") : member;
            return error.isTextual() ? clean(error.textValue(), MAX_ERROR) : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** QStash's own reason for one message of a batch. */
    String clean(String error) {
        return clean(error, MAX_ERROR);
    }

    /** The beginning of an answer that is not QStash's. */
    String excerpt(Answer answer) {
        String text = clean(new String(answer.body(), UTF_8), MAX_EXCERPT);
        return text.isEmpty() ? "(empty)" : '"' + text + '"';
    }

    /** The same, but of JSON its length alone: it may hold keys, or bodies of messages. */
    String outline(Answer answer) {
        String text = new String(answer.body(), UTF_8).strip();
        boolean json = text.startsWith("{") || text.startsWith("[") || text.startsWith("\"");
        return json ? answer.body().length + " bytes of JSON" : excerpt(answer);
    }

    private String clean(String text, int max) {
        String oneLine = text.replace(token, "[token]")
                .replaceAll("(https?://[^\\s?\"]*)\\?[^\\s\"]*", "$1?[query]")
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return oneLine.length() <= max ? oneLine : oneLine.substring(0, max) + "...";
    }
}
