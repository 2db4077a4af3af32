package io.github.qstash4j.client.keys;

import io.github.qstash4j.client.JsonValue;

/**
 * The keys with which QStash signs. They are secrets, and never printed.
 *
 * @param current signs the deliveries of now
 * @param next takes its place when keys are rotated
 */
public record SigningKeyPair(String current, String next) {

    static SigningKeyPair read(JsonValue json) {
        return new SigningKeyPair(
                json.get("current").requiredText(), json.get("next").requiredText());
    }

    @Override
    public String toString() {
        return "SigningKeyPair[redacted]";
    }
}
