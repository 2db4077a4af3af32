package io.github.qstash4j.client.chat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message of a conversation with a model.
 *
 * @param role of its author: system, user or assistant
 * @param content its text
 * @param name tells authors of one role apart; null when there is nothing to tell apart
 */
public record ChatMessage(
        String role, String content, @Nullable String name) {

    /** Refuses a blank role or name. */
    public ChatMessage {
        ChatRequest.checkNotBlank("role", role);
        if (name != null) {
            ChatRequest.checkNotBlank("name", name);
        }
    }

    /** What the model is to be. */
    public static ChatMessage system(String content) {
        return new ChatMessage("system", content, null);
    }

    /** What somebody says to the model. */
    public static ChatMessage user(String content) {
        return new ChatMessage("user", content, null);
    }

    /** What the model has said before. */
    public static ChatMessage assistant(String content) {
        return new ChatMessage("assistant", content, null);
    }

    /** The same message, by this one of several authors; not blank. */
    public ChatMessage by(String author) {
        return new ChatMessage(role, content, author);
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("role", role);
        map.put("content", content);
        if (name != null) {
            map.put("name", name);
        }
        return map;
    }

    /** Not the content, which is between the user and the model. */
    @Override
    public String toString() {
        return "ChatMessage[" + role + ", " + content.length() + " characters]";
    }
}
