package io.github.qstash4j.devserver.user;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The users of one server, at least one. */
public final class Users {

    private final List<User> users;

    public Users(List<User> users) {
        this.users = List.copyOf(users);
    }

    public User first() {
        return users.get(0);
    }

    /** Null when it is nobody's token; compared in constant time. */
    public @Nullable User withToken(String token) {
        User found = null;
        for (User user : users) {
            if (MessageDigest.isEqual(bytes(user.token()), bytes(token))) {
                found = user;
            }
        }
        return found;
    }

    /** The key that signs for the user with that name. */
    public String currentSigningKey(String name) {
        return named(name).currentSigningKey();
    }

    /** The key that will sign for the user with that name after a rotation. */
    public String nextSigningKey(String name) {
        return named(name).nextSigningKey();
    }

    private User named(String name) {
        for (User user : users) {
            if (user.name().equals(name)) {
                return user;
            }
        }
        throw new IllegalArgumentException("There is no user " + name + ".");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
