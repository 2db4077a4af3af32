package io.github.qstash4j.receiver.consumer;

import io.github.qstash4j.receiver.Callback;
import io.github.qstash4j.receiver.FailureCallback;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer declares with its annotations.
 *
 * @param name the method or function, for messages to people
 * @param kind what is delivered to it
 * @param urls the URLs that messages are published to; empty where the configuration of all consumers counts
 * @param idempotent whether the ledger is asked; null where it is if there is one
 * @param account whose deliveries are accepted; null for those of every account
 */
public record ConsumerDefinition(
        String name,
        Kind kind,
        List<String> urls,
        @Nullable Boolean idempotent,
        @Nullable String account) {

    /** Copies the list. */
    public ConsumerDefinition {
        urls = List.copyOf(urls);
    }

    /**
     * What an annotation says, each attribute a text in which placeholders are replaced; empty for nothing.
     *
     * @param url the URLs that messages are published to, separated by white space
     * @param idempotent {@code true} or {@code false}
     * @param kind the word for a {@link Kind}
     * @param account its name
     */
    public record Declared(String url, String idempotent, String kind, String account) {}

    /** What is delivered to a consumer. */
    public enum Kind {
        /** A message. */
        MESSAGE,

        /** A report of an attempt. */
        CALLBACK,

        /** A report of a message that has failed for good. */
        FAILURE_CALLBACK;

        /** As annotations have it: {@code message}, {@code callback} or {@code failure-callback}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Reads annotations.
     *
     * @param name the method or function, for messages to people
     * @param declared the more specific before the less
     * @param arguments the types of what the method takes
     * @throws QStashStartException if an attribute has a value that it cannot have
     */
    public static ConsumerDefinition of(String name, List<Declared> declared, Collection<Class<?>> arguments) {
        String urls = said(declared, Declared::url);
        String account = said(declared, Declared::account);
        return new ConsumerDefinition(
                name,
                kind(name, said(declared, Declared::kind), arguments),
                urls.isEmpty() ? List.of() : List.of(urls.split("\\s+")),
                idempotent(name, said(declared, Declared::idempotent)),
                account.isEmpty() ? null : account);
    }

    private static String said(List<Declared> declared, Function<Declared, String> attribute) {
        return declared.stream()
                .map(attribute)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Whether nothing but the configuration of all consumers counts. */
    public boolean asksForNothing() {
        return urls.isEmpty() && idempotent == null && account == null;
    }

    private static Kind kind(String name, String value, Collection<Class<?>> arguments) {
        Kind taken = arguments.contains(Callback.class)
                ? Kind.CALLBACK
                : arguments.contains(FailureCallback.class) ? Kind.FAILURE_CALLBACK : null;
        if (value.isEmpty()) {
            return taken == null ? Kind.MESSAGE : taken;
        }
        Kind said = Arrays.stream(Kind.values())
                .filter(kind -> kind.word().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new QStashStartException(
                        "The kind of the @QStashConsumer " + name + " is \"" + value + "\", which is none.",
                        "Make it one of "
                                + Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.joining(", "))
                                + "; or leave it out, since the arguments tell."));
        if (taken != null && taken != said) {
            throw new QStashStartException(
                    "The kind of the @QStashConsumer " + name + " is " + said.word() + ", and it takes a "
                            + taken.word() + ".",
                    "Change one of the two.");
        }
        return said;
    }

    private static @Nullable Boolean idempotent(String name, String value) {
        if (value.isEmpty()) {
            return null;
        } else if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
            return Boolean.valueOf(value);
        }
        throw new QStashStartException(
                "The @QStashConsumer " + name + " says idempotent = \"" + value + "\".", "Make it true or false.");
    }
}
