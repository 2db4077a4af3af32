package io.github.qstash4j.test.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.receiver.ledger.LedgerKey;
import io.github.qstash4j.receiver.ledger.RecordedResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** Calls at random, each made to two ledgers, about so few messages and owners that they meet. */
final class RandomCalls {

    /** What an answer can be. */
    enum Answer {
        GRANTED,
        GRANTED_WITH_PROGRESS,
        IN_PROGRESS,
        COMPLETED,
        CONFLICT,
        WRITTEN,
        LOST
    }

    /** A call, and what was answered by the one and the other, in words without the owner's token. */
    record Pair(String call, Answer kind, String model, String other) {}

    /** One claim, as each of the two ledgers has named its owner. */
    private record Owners(ClaimOwner model, ClaimOwner other) {}

    private static final List<LedgerKey> KEYS = List.of(
            new LedgerKey("shop", "https://shop.example/jobs", "msg_1"),
            new LedgerKey("shop", "https://shop.example/jobs", "msg_2"),
            new LedgerKey("shop", "https://shop.example/mail", "msg_1"),
            new LedgerKey("bank", "https://shop.example/jobs", "msg_2"));

    private final Random random;
    private final VirtualClock clock;
    private final DeliveryLedger model;
    private final DeliveryLedger other;
    private final List<Owners> owners = new ArrayList<>();

    RandomCalls(Random random, VirtualClock clock, DeliveryLedger model, DeliveryLedger other) {
        this.random = random;
        this.clock = clock;
        this.model = model;
        this.other = other;
    }

    /** Makes the next call, mostly after some time has passed. */
    Pair next() {
        clock.advance(oneOf(
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(random.nextInt(90))));
        if (owners.isEmpty() || random.nextInt(5) < 2) {
            return claim();
        }
        Owners owner = owners.get(Math.max(0, owners.size() - 1 - random.nextInt(3)));
        Duration lease = lease();
        String step = "step " + random.nextInt(3);
        RecordedResponse response = RecordedResponse.of(200 + random.nextInt(5), "text/plain", step.getBytes(UTF_8));
        return switch (random.nextInt(4)) {
            case 0 -> write("renew " + lease, owner, (ledger, whose) -> ledger.renew(whose, lease));
            case 1 -> write("record " + step, owner, (ledger, whose) -> ledger.record(whose, step));
            case 2 -> write("complete", owner, (ledger, whose) -> ledger.complete(whose, response));
            default -> write("release", owner, (ledger, whose) -> ledger.release(whose));
        };
    }

    private Pair claim() {
        ClaimRequest request = new ClaimRequest(
                KEYS.get(random.nextInt(KEYS.size())),
                "jti_" + random.nextInt(12),
                oneOf(Duration.ofSeconds(1), Duration.ofMinutes(5)),
                random.nextInt(8) == 0 ? "other" : "body",
                lease());
        Claim first = model.claim(request);
        Claim second = other.claim(request);
        if (first instanceof Claim.Granted granted && second instanceof Claim.Granted alike) {
            owners.add(new Owners(granted.owner(), alike.owner()));
        }
        return new Pair(request.toString(), kind(first), told(first), told(second));
    }

    private Pair write(String call, Owners owner, BiPredicate<DeliveryLedger, ClaimOwner> write) {
        boolean first = write.test(model, owner.model());
        boolean second = write.test(other, owner.other());
        return new Pair(
                call + " of " + owner.model(),
                first ? Answer.WRITTEN : Answer.LOST,
                Boolean.toString(first),
                Boolean.toString(second));
    }

    private Duration lease() {
        return oneOf(
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                Duration.ofHours(2));
    }

    private static Answer kind(Claim claim) {
        if (claim instanceof Claim.Granted granted) {
            return granted.progress().isEmpty() ? Answer.GRANTED : Answer.GRANTED_WITH_PROGRESS;
        } else if (claim instanceof Claim.InProgress) {
            return Answer.IN_PROGRESS;
        }
        return claim instanceof Claim.Completed ? Answer.COMPLETED : Answer.CONFLICT;
    }

    private static String told(Claim claim) {
        if (claim instanceof Claim.Granted granted) {
            return "granted " + granted.owner().key() + new TreeSet<>(granted.progress());
        } else if (claim instanceof Claim.Completed completed) {
            return "completed " + completed.response()
                    + new String(completed.response().body(), UTF_8);
        }
        return claim.toString();
    }

    @SafeVarargs
    private <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
