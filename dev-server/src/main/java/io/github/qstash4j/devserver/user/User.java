package io.github.qstash4j.devserver.user;

/**
 * A caller of the REST API, whose messages no other user sees.
 *
 * @param readOnlyToken lets its bearer see everything of the user's and change nothing
 */
public record User(String name, String token, String readOnlyToken, String currentSigningKey, String nextSigningKey) {

    /** The same user, whose next key is the current one. */
    User withNextKey(String key) {
        return new User(name, token, readOnlyToken, nextSigningKey, key);
    }

    /** Leaves out the tokens and the keys. */
    @Override
    public String toString() {
        return "User[" + name + "]";
    }
}
