package io.github.qstash4j.client.provider;

/** Accepts the text that can be a key; the text itself is never in the refusal. */
final class ApiKey {

    private ApiKey() {}

    static String check(String option, String key) {
        if (key.isEmpty() || !key.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"')) {
            throw new IllegalArgumentException(option
                    + " must be the key alone: not empty, without a 'Bearer' in front, and without quotes, spaces or line"
                    + " breaks.");
        }
        return key;
    }
}
