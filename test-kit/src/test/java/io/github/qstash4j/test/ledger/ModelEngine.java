package io.github.qstash4j.test.ledger;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.receiver.ledger.LedgerException;
import io.github.qstash4j.receiver.ledger.RecordedResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;

/** Stands between a ledger and its store: what is asked while it is slow is done, and its answer lost. */
class ModelEngine implements LedgerEngine {

    private volatile boolean running = true;
    private volatile Duration delay = Duration.ZERO;

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void answerAfter(Duration newDelay) {
        delay = newDelay;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(1);
    }

    /** A decision about a claim, which mutants make of no answer. */
    Claim claimed(Supplier<Claim> call) {
        return answer(call);
    }

    /** Whether a write succeeded, which mutants make of no answer. */
    boolean written(Supplier<Boolean> call) {
        return answer(call);
    }

    private <T> T answer(Supplier<T> call) {
        if (!running) {
            throw new LedgerException("The model is stopped.", new IOException("refused"));
        }
        T answer = call.get();
        if (delay.compareTo(patience()) > 0) {
            throw new LedgerException("The model is slow.", new IOException("timeout"));
        }
        return answer;
    }

    DeliveryLedger asked(DeliveryLedger ledger) {
        return new DeliveryLedger() {
            @Override
            public Claim claim(ClaimRequest request) {
                return claimed(() -> ledger.claim(request));
            }

            @Override
            public boolean renew(ClaimOwner owner, Duration lease) {
                return written(() -> ledger.renew(owner, lease));
            }

            @Override
            public boolean record(ClaimOwner owner, String step) {
                return written(() -> ledger.record(owner, step));
            }

            @Override
            public boolean complete(ClaimOwner owner, RecordedResponse response) {
                return written(() -> ledger.complete(owner, response));
            }

            @Override
            public boolean release(ClaimOwner owner) {
                return written(() -> ledger.release(owner));
            }
        };
    }
}
