package io.github.qstash4j.devserver.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a message the API never shows: it shows {@code REDACTED:} and the SHA-256 hash, in hexadecimal, in
 * their place. What is delivered is the original.
 *
 * @param headers names of single headers, in lower case
 */
public record Redaction(boolean body, boolean allHeaders, Set<String> headers) {

    public static final Redaction NONE = new Redaction(false, false, Set.of());

    private static final int MAX_LENGTH = 8 * 1024;
    private static final Pattern FIELD = Pattern.compile("(body)|headers?(?:\\[([!#$%&'*+.^_`|~0-9A-Za-z-]+)])?");

    public Redaction {
        headers = headers.stream().map(Redaction::lowerCase).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Reads a list such as {@code body, header[Authorization]}, where {@code headers} means all of them. Null when it
     * is empty, names anything else, or is longer than 8192 characters.
     */
    public static @Nullable Redaction parse(String fields) {
        if (fields.length() > MAX_LENGTH) {
            return null;
        }
        boolean body = false;
        boolean allHeaders = false;
        Set<String> headers = new HashSet<>();
        for (String part : fields.split(",", -1)) {
            Matcher field = FIELD.matcher(part.trim());
            if (!field.matches()) {
                return null;
            }
            if (field.group(1) != null) {
                body = true;
            } else if (field.group(2) != null) {
                headers.add(field.group(2));
            } else {
                allHeaders = true;
            }
        }
        return new Redaction(body, allHeaders, headers);
    }

    /** Of a message whose body repeats what this redacts. */
    public Redaction ofReport() {
        return equals(NONE) ? NONE : new Redaction(true, allHeaders, headers);
    }

    /** Of an empty body there is nothing to hide, and it stays empty. */
    public Body shown(Body original) {
        return body && !original.isEmpty() ? Body.ofText(redacted(original.toByteBuffer())) : original;
    }

    public Headers shown(Headers original) {
        return new Headers(original.lines().stream().map(this::shown).toList());
    }

    private Header shown(Header original) {
        if (!allHeaders && !headers.contains(lowerCase(original.name()))) {
            return original;
        }
        // A header value holds one character per byte.
        ByteBuffer bytes = StandardCharsets.ISO_8859_1.encode(original.value());
        return new Header(original.name(), redacted(bytes));
    }

    private static String redacted(ByteBuffer original) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(original);
            return "REDACTED:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
