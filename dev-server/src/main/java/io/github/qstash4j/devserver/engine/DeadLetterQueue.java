package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The messages of each user that failed for good.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/dlq">Dead letter queues</a>
 */
public final class DeadLetterQueue {

    private static final int BLOCK = 1000;

    private final Map<String, NavigableMap<Long, DeadLetter>> byOwner = new HashMap<>();
    private long sequence;

    DeadLetterQueue() {}

    synchronized DeadLetter add(Instant now, Message message, Answer lastAnswer) {
        DeadLetter letter = new DeadLetter(sequence++, now, message, lastAnswer);
        byOwner.computeIfAbsent(message.owner(), owner -> new TreeMap<>()).put(letter.sequence(), letter);
        return letter;
    }

    /** Up to {@code count} of a user's that meet the condition and came after the given sequence number, in order. */
    public List<DeadLetter> after(long sequence, String owner, int count, Predicate<? super DeadLetter> condition) {
        return find(from -> blockAfter(from, owner), sequence, count, condition);
    }

    /** As {@link #after}, but those that came before the given sequence number, the latest first. */
    public List<DeadLetter> before(long sequence, String owner, int count, Predicate<? super DeadLetter> condition) {
        return find(from -> blockBefore(from, owner), sequence, count, condition);
    }

    private static List<DeadLetter> find(
            LongFunction<List<DeadLetter>> blocks, long sequence, int count, Predicate<? super DeadLetter> condition) {
        List<DeadLetter> found = new ArrayList<>();
        List<DeadLetter> block = blocks.apply(sequence);
        while (!block.isEmpty()) {
            for (DeadLetter letter : block) {
                if (condition.test(letter)) {
                    found.add(letter);
                    if (found.size() == count) {
                        return found;
                    }
                }
            }
            block = blocks.apply(block.get(block.size() - 1).sequence());
        }
        return found;
    }

    /** A part at a time, so that a long search does not keep the engine waiting. */
    private synchronized List<DeadLetter> blockAfter(long sequence, String owner) {
        return ofOwner(owner).tailMap(sequence, false).values().stream()
                .limit(BLOCK)
                .toList();
    }

    private synchronized List<DeadLetter> blockBefore(long sequence, String owner) {
        return ofOwner(owner).headMap(sequence, false).descendingMap().values().stream()
                .limit(BLOCK)
                .toList();
    }

    /** Null when the user has none with that id. */
    public synchronized @Nullable DeadLetter find(String owner, long sequence) {
        return ofOwner(owner).get(sequence);
    }

    /** False when the user has none with that sequence number. */
    public synchronized boolean remove(String owner, long sequence) {
        return ofOwner(owner).remove(sequence) != null;
    }

    private NavigableMap<Long, DeadLetter> ofOwner(String owner) {
        return byOwner.getOrDefault(owner, new TreeMap<>());
    }
}
