package io.github.qstash4j.test.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.receiver.VerificationEngine;
import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.receiver.ledger.RecordedResponse;
import io.github.qstash4j.test.fixtures.BodyStream;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Contracts that exclude something, and receivers that break the contract; {@link ReceiverContractTest} runs them. */
final class BrokenContracts {

    private BrokenContracts() {}

    /** The core, which is right. */
    abstract static class OfCore extends ReceiverContract {

        @Override
        protected ReceiverUnderTest start(ContractApplication application) throws IOException {
            return CoreReceiver.of(application, VerificationEngine.LEAN);
        }

        @Override
        protected DeliveryLedger ledger() {
            return MemoryLedger.create();
        }
    }

    /** The core, its answers or what it is sent altered. */
    abstract static class Altered extends OfCore {

        private final UnaryOperator<SignedRequest> request;
        private final UnaryOperator<ContractResponse> response;

        Altered(UnaryOperator<SignedRequest> request, UnaryOperator<ContractResponse> response) {
            this.request = request;
            this.response = response;
        }

        @Override
        protected ReceiverUnderTest start(ContractApplication application) throws IOException {
            return new AlteredReceiver(super.start(application), request, response);
        }
    }

    static final class WithUnknownExclusion extends OfCore {

        @Override
        protected List<Exclusion> exclusions() {
            return List.of(new Exclusion("no such case", "Nobody knows."));
        }
    }

    static final class WithoutReason extends OfCore {

        @Override
        protected List<Exclusion> exclusions() {
            return List.of(new Exclusion("a message of one mebibyte is handled", " "));
        }
    }

    static final class WithExclusions extends OfCore {

        @Override
        protected List<Exclusion> exclusions() {
            return List.of(
                    new Exclusion("a message of one mebibyte is handled", "One case."),
                    new Exclusion("deliveries at once", "A group."),
                    new Exclusion("a message is handled once", "Another group."));
        }
    }

    static final class WithOneNameTwice extends OfCore {

        @Override
        protected List<ReturnForm> returnForms() {
            ReturnForm form = new ReturnForm("Outcome", ContractApplication.MESSAGE);
            return List.of(form, form);
        }
    }

    static final class WithoutStreams extends OfCore {

        @Override
        protected ReceiverUnderTest start(ContractApplication application) throws IOException {
            return new AlteredReceiver(super.start(application), sent -> sent, answered -> answered) {
                @Override
                public ContractResponse exchange(SignedRequest sent, BodyStream body) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Optional<String> cannotStream() {
                    return Optional.of("The platform hands over whole events.");
                }
            };
        }
    }

    static final class ClosingBadly extends OfCore {

        static final List<ContractApplication> CLOSED = new CopyOnWriteArrayList<>();

        @Override
        protected ReceiverUnderTest start(ContractApplication application) throws IOException {
            return new AlteredReceiver(super.start(application), sent -> sent, answered -> answered) {
                @Override
                public void close() throws IOException {
                    CLOSED.add(application);
                    if (application.hasLedger()) {
                        throw new IOException("It does not close.");
                    }
                }
            };
        }

        @Override
        protected List<Exclusion> exclusions() {
            throw new IllegalStateException("Closing is all that matters here.");
        }
    }

    static final class HalfStarted extends OfCore {

        static final List<ContractApplication> CLOSED = new CopyOnWriteArrayList<>();

        @Override
        protected ReceiverUnderTest start(ContractApplication application) throws IOException {
            if (application.hasLedger()) {
                throw new IOException("It does not start.");
            }
            return new AlteredReceiver(super.start(application), sent -> sent, answered -> answered) {
                @Override
                public void close() {
                    CLOSED.add(application);
                }
            };
        }
    }

    /** Its handlers run for whatever comes, as if nothing were verified. */
    static final class Accepting extends Altered {

        Accepting() {
            super(
                    sent -> ContractScene.message(ContractApplication.MESSAGE)
                            .to(sent.url().replace("https://other.example", ContractApplication.PUBLIC_BASE_URL))
                            .body("accepted"),
                    answered -> answered);
        }
    }

    static final class Confused extends Altered {

        Confused() {
            super(sent -> sent, answered -> isRefusal(answered) ? AlteredReceiver.status(answered, 500) : answered);
        }

        private static boolean isRefusal(ContractResponse answered) {
            return answered.status() == 401 || answered.status() == 489;
        }
    }

    static final class Refusing extends OfCore {

        @Override
        protected ReceiverUnderTest start(ContractApplication application) throws IOException {
            return new AlteredReceiver(super.start(application), sent -> sent, answered -> answered) {
                @Override
                public ContractResponse exchange(SignedRequest sent) {
                    return ContractResponse.of(401, Map.of(), "Unauthorized".getBytes(UTF_8));
                }
            };
        }
    }

    static final class Talkative extends Altered {

        Talkative() {
            super(
                    sent -> sent,
                    answered -> answered.status() == 401
                            ? ContractResponse.of(401, Map.of(), "Unauthorized: wrong key".getBytes(UTF_8))
                            : answered);
        }
    }

    static final class Dropping extends Altered {

        Dropping() {
            super(
                    sent -> sent.body().length == 0
                            ? sent
                            : sent.body(Arrays.copyOf(sent.body(), sent.body().length - 1)),
                    answered -> answered);
        }
    }

    static final class WithoutRetryAfter extends Altered {

        WithoutRetryAfter() {
            super(sent -> sent, answered -> AlteredReceiver.without(answered, "Retry-After"));
        }
    }

    static final class WithoutMark extends Altered {

        WithoutMark() {
            super(sent -> sent, answered -> AlteredReceiver.without(answered, "Upstash-NonRetryable-Error"));
        }
    }

    /** Its ledger remembers nothing. */
    static final class Forgetful extends OfCore {

        @Override
        protected DeliveryLedger ledger() {
            return new DeliveryLedger() {
                @Override
                public Claim claim(ClaimRequest request) {
                    return new Claim.Granted(new ClaimOwner(request.key(), "anybody"), Set.of());
                }

                @Override
                public boolean renew(ClaimOwner owner, Duration lease) {
                    return true;
                }

                @Override
                public boolean record(ClaimOwner owner, String step) {
                    return true;
                }

                @Override
                public boolean complete(ClaimOwner owner, RecordedResponse response) {
                    return true;
                }

                @Override
                public boolean release(ClaimOwner owner) {
                    return true;
                }
            };
        }
    }
}
