package io.github.qstash4j.test.ledger;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import io.github.qstash4j.test.ledger.ModelStore.Binding;
import io.github.qstash4j.test.ledger.ModelStore.Row;
import io.github.qstash4j.test.ledger.ModelStore.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What tokens and bodies are bound to. */
final class TokenMutants {

    private TokenMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.byTheStoresClock("jti not bound", setting -> new ModelLedger(setting) {
                    @Override
                    boolean binds(Claim claim) {
                        return false;
                    }
                }),
                Mutant.byTheStoresClock("jti bound where granted alone", setting -> new ModelLedger(setting) {
                    @Override
                    boolean binds(Claim claim) {
                        return claim instanceof Claim.Granted;
                    }
                }),
                Mutant.byTheStoresClock("jti not bound where done", setting -> new ModelLedger(setting) {
                    @Override
                    boolean binds(Claim claim) {
                        return super.binds(claim) && !(claim instanceof Claim.Completed);
                    }
                }),
                Mutant.byTheStoresClock("jti bound on a conflict", setting -> new ModelLedger(setting) {
                    @Override
                    boolean binds(Claim claim) {
                        return true;
                    }
                }),
                Mutant.byTheStoresClock("jti bound without its namespace", setting -> new ModelLedger(setting) {
                    @Override
                    Object tokenKey(ClaimRequest request) {
                        return request.tokenId();
                    }
                }),
                Mutant.byTheStoresClock("jti bound with its endpoint", setting -> new ModelLedger(setting) {
                    @Override
                    Object tokenKey(ClaimRequest request) {
                        return List.of(request.key().namespace(), request.key().endpoint(), request.tokenId());
                    }
                }),
                Mutant.byTheStoresClock("jti without regard to case", setting -> new ModelLedger(setting) {
                    @Override
                    Object tokenKey(ClaimRequest request) {
                        return List.of(
                                request.key().namespace(), request.tokenId().toLowerCase(Locale.ROOT));
                    }
                }),
                Mutant.byTheStoresClock("jti cut to 255 characters", setting -> new ModelLedger(setting) {
                    @Override
                    Object tokenKey(ClaimRequest request) {
                        String id = request.tokenId();
                        return List.of(request.key().namespace(), id.substring(0, Math.min(255, id.length())));
                    }
                }),
                Mutant.byTheStoresClock("jti never forgotten", setting -> new ModelLedger(setting) {
                    @Override
                    boolean tokenOver(Binding bound, Instant now) {
                        return false;
                    }
                }),
                Mutant.byTheStoresClock(
                        "jti forgotten with half of its life left", setting -> new ModelLedger(setting) {
                            @Override
                            boolean tokenOver(Binding bound, Instant now) {
                                return !now.isBefore(bound.end().minus(Duration.ofMinutes(10)));
                            }
                        }),
                Mutant.byTheStoresClock("jti forgotten with the claim", setting -> new ModelLedger(setting) {
                    @Override
                    Row released(Row row, Instant now) {
                        store.tokens.clear();
                        return super.released(row, now);
                    }
                }),
                Mutant.byTheStoresClock("other body accepted", setting -> new ModelLedger(setting) {
                    @Override
                    boolean conflicts(Row found, ClaimRequest request) {
                        return false;
                    }
                }),
                Mutant.byTheStoresClock("other body accepted once released", setting -> new ModelLedger(setting) {
                    @Override
                    boolean conflicts(Row found, ClaimRequest request) {
                        return found.state() != State.RELEASED && super.conflicts(found, request);
                    }
                }),
                Mutant.byTheStoresClock("other body accepted once done", setting -> new ModelLedger(setting) {
                    @Override
                    boolean conflicts(Row found, ClaimRequest request) {
                        return found.state() != State.COMPLETED && super.conflicts(found, request);
                    }
                }),
                Mutant.byTheStoresClock("other body accepted after the lease", setting -> new ModelLedger(setting) {
                    @Override
                    boolean conflicts(Row found, ClaimRequest request) {
                        boolean over = found.state() == State.CLAIMED && leaseOver(found, clock.instant());
                        return !over && super.conflicts(found, request);
                    }
                }),
                Mutant.byTheStoresClock("body hashes without regard to case", setting -> new ModelLedger(setting) {
                    @Override
                    boolean conflicts(Row found, ClaimRequest request) {
                        return !found.bodyHash().equalsIgnoreCase(request.bodyHash());
                    }
                }));
    }
}
