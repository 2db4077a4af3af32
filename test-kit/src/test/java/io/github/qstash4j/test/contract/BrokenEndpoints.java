package io.github.qstash4j.test.contract;

import io.github.qstash4j.receiver.ReceiverBuilder;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Contracts of receivers that are right at most endpoints; {@link BrokenEndpointsTest} runs them. */
final class BrokenEndpoints {

    private static final Set<String> CALLBACKS =
            Set.of(ContractApplication.CALLBACK, ContractApplication.FAILURE_CALLBACK);

    private BrokenEndpoints() {}

    /** The core, but for some requests another one. */
    abstract static class Parted extends BrokenContracts.OfCore {

        private final Predicate<SignedRequest> isParted;

        Parted(Predicate<SignedRequest> isParted) {
            this.isParted = isParted;
        }

        @Override
        protected ReceiverUnderTest start(ContractApplication application) throws IOException {
            ReceiverUnderTest right = super.start(application);
            ReceiverUnderTest wrong = wrong(application);
            return new AlteredReceiver(right, sent -> sent, answered -> answered) {
                @Override
                public ContractResponse exchange(SignedRequest sent) throws Exception {
                    return isParted.test(sent) ? wrong.exchange(sent) : super.exchange(sent);
                }
            };
        }

        abstract ReceiverUnderTest wrong(ContractApplication application) throws IOException;
    }

    /** It is enough that there is a signature, whosever and of whatever. */
    abstract static class Credulous extends Parted {

        Credulous(Predicate<SignedRequest> isParted) {
            super(isParted);
        }

        @Override
        ReceiverUnderTest wrong(ContractApplication application) {
            return new AlteredReceiver(CoreReceiver.of(application), Credulous::believed, answered -> answered);
        }

        private static SignedRequest believed(SignedRequest sent) {
            Map<String, List<String>> headers = sent.headers();
            if (!headers.containsKey("Upstash-Signature")) {
                return sent;
            }
            SignedRequest believed = ContractScene.again(SignedRequest.valid().to(sent.url()))
                    .header("Content-Type")
                    .body(sent.body());
            for (Map.Entry<String, List<String>> header : headers.entrySet()) {
                if (!header.getKey().equals("Upstash-Signature")) {
                    believed =
                            believed.header(header.getKey(), header.getValue().toArray(String[]::new));
                }
            }
            return believed;
        }
    }

    static final class CredulousCallbacks extends Credulous {

        CredulousCallbacks() {
            super(BrokenEndpoints::isCallback);
        }
    }

    static final class CredulousPayloads extends Credulous {

        CredulousPayloads() {
            super(sent -> path(sent).equals(ContractApplication.PAYLOAD));
        }
    }

    static final class CredulousMethods extends Credulous {

        CredulousMethods() {
            super(sent -> !sent.method().equals("POST"));
        }
    }

    /** The ledger is not asked about callbacks. */
    static final class ForgetfulCallbacks extends Parted {

        ForgetfulCallbacks() {
            super(BrokenEndpoints::isCallback);
        }

        @Override
        ReceiverUnderTest wrong(ContractApplication application) {
            ReceiverBuilder receiver = application.receiver();
            return CoreReceiver.of(
                    application,
                    application.hasLedger() ? receiver.ledger(new BrokenContracts.Forgetful().ledger()) : receiver);
        }
    }

    /** What is allowed for callbacks is allowed for all but the first endpoint. */
    static final class GenerousPayloads extends Parted {

        GenerousPayloads() {
            super(sent -> !path(sent).equals(ContractApplication.MESSAGE));
        }

        @Override
        ReceiverUnderTest wrong(ContractApplication application) {
            return CoreReceiver.of(application, application.receiver().maxBodyBytes(4 * 1024 * 1024));
        }
    }

    /** Callbacks are done with, whatever their handler says. */
    static final class AcknowledgedCallbacks extends Parted {

        AcknowledgedCallbacks() {
            super(BrokenEndpoints::isCallback);
        }

        @Override
        ReceiverUnderTest wrong(ContractApplication application) {
            return new AlteredReceiver(
                    CoreReceiver.of(application),
                    sent -> sent,
                    answered -> answered.status() >= 500 ? AlteredReceiver.status(answered, 200) : answered);
        }
    }

    static boolean isCallback(SignedRequest sent) {
        return CALLBACKS.contains(path(sent));
    }

    private static String path(SignedRequest sent) {
        return URI.create(sent.url().replaceAll("[^\\x21-\\x7e]", "_")).getPath();
    }
}
