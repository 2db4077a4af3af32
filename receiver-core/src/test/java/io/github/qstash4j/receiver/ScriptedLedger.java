package io.github.qstash4j.receiver;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.receiver.ledger.LedgerException;
import io.github.qstash4j.receiver.ledger.RecordedResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A ledger that answers what a test tells it to, and fails when it is told to. It remembers nothing but its calls. */
final class ScriptedLedger implements DeliveryLedger {

    /** What a claim is answered. */
    interface Answer {
        Claim to(ClaimRequest request);
    }

    static final Answer DOWN = request -> {
        throw outage();
    };

    final List<String> calls = new ArrayList<>();
    final List<ClaimRequest> requests = new ArrayList<>();

    /** One for each claim; the last one again and again. */
    final Deque<Answer> claims = new ArrayDeque<>();

    Supplier<Boolean> onWrite = () -> true;

    static Claim granted(ClaimRequest request) {
        return new Claim.Granted(new ClaimOwner(request.key(), "owner"), Set.of());
    }

    static Claim inProgress(ClaimRequest request) {
        return new Claim.InProgress(Duration.ofSeconds(90));
    }

    static RuntimeException outage() {
        return new LedgerException("The store cannot be reached.", new IOException("reset"));
    }

    ScriptedLedger claims(Answer... answers) {
        claims.clear();
        claims.addAll(List.of(answers));
        return this;
    }

    ScriptedLedger onWrite(Supplier<Boolean> answer) {
        onWrite = answer;
        return this;
    }

    @Override
    public Claim claim(ClaimRequest request) {
        calls.add("claim");
        requests.add(request);
        Answer answer = claims.size() > 1 ? claims.remove() : claims.element();
        return answer.to(request);
    }

    @Override
    public boolean renew(ClaimOwner owner, Duration lease) {
        return write("renew", owner);
    }

    @Override
    public boolean record(ClaimOwner owner, String step) {
        return write("record", owner);
    }

    @Override
    public boolean complete(ClaimOwner owner, RecordedResponse response) {
        return write("complete", owner);
    }

    @Override
    public boolean release(ClaimOwner owner) {
        return write("release", owner);
    }

    private boolean write(String call, ClaimOwner owner) {
        calls.add(call + (owner.token().equals("owner") ? "" : " by another owner"));
        return onWrite.get();
    }
}
