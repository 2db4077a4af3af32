package io.github.qstash4j.client;

import static java.nio.charset.StandardCharsets.UTF_8;

/** QStash has done what it was asked, and has no more to say. */
public enum Done {
    /** The only value. */
    DONE;

    /** Whatever a successful answer says, unless it is a page for people or names an error. */
    static Done read(Answer answer) {
        String text = new String(answer.body(), UTF_8).strip();
        if (text.startsWith("<")) {
            throw new UnexpectedAnswer("a page for people; is the base URL QStash's?");
        }
        if (text.startsWith("{") && JsonValue.parse(answer).get("error").isPresent()) {
            throw new UnexpectedAnswer("an error.");
        }
        return DONE;
    }
}
