package io.github.qstash4j.devserver.user;

/** A caller of the REST API, whose messages no other user sees. */
public record User(String name, String token, String currentSigningKey, String nextSigningKey) {

    /** Leaves out the token and the keys. */
    @Override
    public String toString() {
        return "User[" + name + "]";
    }
}
