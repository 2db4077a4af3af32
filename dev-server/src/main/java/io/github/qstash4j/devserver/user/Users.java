package io.github.qstash4j.devserver.user;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The users of one server, at least one, each as it is now: its keys change when they are rotated. */
public final class Users {

    private final Credentials credentials;
    private volatile List<User> users;

    public Users(List<User> users, Credentials credentials) {
        this.users = List.copyOf(users);
        this.credentials = credentials;
    }

    public User first() {
        return users.get(0);
    }

    /** Null when it is nobody's token; compared in constant time. */
    public @Nullable User withToken(String token) {
        return with(User::token, token);
    }

    /** Null when it is nobody's read-only token; compared in constant time. */
    public @Nullable User withReadOnlyToken(String token) {
        return with(User::readOnlyToken, token);
    }

    private @Nullable User with(Function<User, String> secret, String given) {
        User found = null;
        for (User user : users) {
            if (MessageDigest.isEqual(bytes(secret.apply(user)), bytes(given))) {
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
        throw unknown(name);
    }

    /**
     * Makes the next key of a user the current one, and a new one the next.
     *
     * @return the user with the keys of now
     */
    public synchronized User rotateKeys(String name) {
        List<User> changed = new ArrayList<>(users);
        for (int i = 0; i < changed.size(); i++) {
            User user = changed.get(i);
            if (user.name().equals(name)) {
                User rotated = user.withNextKey(credentials.newKey());
                changed.set(i, rotated);
                users = List.copyOf(changed);
                return rotated;
            }
        }
        throw unknown(name);
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("There is no user " + name + ".");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
