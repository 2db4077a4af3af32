package io.github.qstash4j.test.ledger;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import io.github.qstash4j.receiver.ledger.LedgerKey;
import io.github.qstash4j.receiver.ledger.RecordedResponse;
import io.github.qstash4j.test.ledger.ModelStore.Binding;
import io.github.qstash4j.test.ledger.ModelStore.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Ledgers that look, and then write whatever is there by now, under no lock but that of their own process. */
final class ProcessMutants {

    private ProcessMutants() {}

    static List<Mutant> all() {
        return List.of(
                locked("claim locked in its process alone", Call.CLAIM),
                locked("jti looked up under a lock of the process alone", Call.TOKEN),
                locked("renew locked in its process alone", Call.RENEW),
                locked("record locked in its process alone", Call.RECORD),
                locked("complete locked in its process alone", Call.COMPLETE),
                locked("release locked in its process alone", Call.RELEASE),
                locked("everything locked in its process alone", Call.values()));
    }

    private static Mutant locked(String name, Call... calls) {
        return Mutant.byTheStoresClock(name, setting -> new Locked(setting, Set.of(calls)));
    }

    private enum Call {
        CLAIM,
        TOKEN,
        RENEW,
        RECORD,
        COMPLETE,
        RELEASE
    }

    private static final class Locked extends ModelLedger {

        private final Set<Call> apart;
        private boolean looked;
        private @Nullable Row seen;
        private boolean lookedForToken;
        private boolean tokenFree;

        Locked(Setting setting, Set<Call> apart) {
            super(setting);
            this.apart = apart;
        }

        @Override
        public synchronized Claim claim(ClaimRequest request) {
            lookedForToken = apart.contains(Call.TOKEN);
            if (lookedForToken) {
                synchronized (store) {
                    Binding bound = store.tokens.get(tokenKey(request));
                    tokenFree = bound == null || super.tokenOver(bound, clock.instant());
                }
                // Where a claim is apart as well, it pauses there.
                if (!apart.contains(Call.CLAIM)) {
                    pause();
                }
            }
            return call(Call.CLAIM, request.key(), () -> super.claim(request));
        }

        @Override
        boolean tokenOver(Binding bound, Instant now) {
            return lookedForToken ? tokenFree : super.tokenOver(bound, now);
        }

        @Override
        public synchronized boolean renew(ClaimOwner owner, Duration lease) {
            return call(Call.RENEW, owner.key(), () -> super.renew(owner, lease));
        }

        @Override
        public synchronized boolean record(ClaimOwner owner, String step) {
            return call(Call.RECORD, owner.key(), () -> super.record(owner, step));
        }

        @Override
        public synchronized boolean complete(ClaimOwner owner, RecordedResponse response) {
            return call(Call.COMPLETE, owner.key(), () -> super.complete(owner, response));
        }

        @Override
        public synchronized boolean release(ClaimOwner owner) {
            return call(Call.RELEASE, owner.key(), () -> super.release(owner));
        }

        private <T> T call(Call call, LedgerKey key, Supplier<T> write) {
            if (!apart.contains(call)) {
                return write.get();
            }
            synchronized (store) {
                seen = super.row(key, clock.instant());
            }
            pause();
            looked = true;
            try {
                return write.get();
            } finally {
                looked = false;
            }
        }

        @Override
        @Nullable Row row(LedgerKey key, Instant now) {
            return looked ? seen : super.row(key, now);
        }

        /** What a store takes to answer. */
        private static void pause() {
            LockSupport.parkNanos(100_000);
        }
    }
}
