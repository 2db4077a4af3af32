package io.github.qstash4j.devserver.user;

import java.security.SecureRandom;
import java.util.Base64;

/** Tokens, keys and ids that cannot be guessed. */
public final class Credentials {

    private static final char[] ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".toCharArray();
    private static final int KEY_LENGTH = 28;
    static final int ID_LENGTH = 24;
    private static final int TOKEN_BYTES = 48;

    private final SecureRandom random = new SecureRandom();

    /** A user with a token and keys of its own. */
    public User newUser(String name) {
        return new User(name, newToken(), newToken(), newKey(), newKey());
    }

    public String newToken() {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        return Base64.getUrlEncoder().encodeToString(token);
    }

    /** The part of an id after its prefix. */
    public String newId() {
        return letters(ID_LENGTH);
    }

    String newKey() {
        return "sig_" + letters(KEY_LENGTH);
    }

    /** One call for all letters, since each costs more than everything else about an id. */
    private String letters(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return letters(bytes);
    }

    static String letters(byte[] bytes) {
        StringBuilder letters = new StringBuilder(bytes.length);
        for (byte next : bytes) {
            letters.append(ALPHABET[(next & 0xff) % ALPHABET.length]);
        }
        return letters.toString();
    }
}
