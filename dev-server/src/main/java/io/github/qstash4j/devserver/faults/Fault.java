package io.github.qstash4j.devserver.faults;

import java.time.Duration;

/**
 * Something that goes wrong with one attempt to deliver. Several can come together: first the attempt waits, then it is
 * signed and sent, then its answer is replaced.
 */
public sealed interface Fault {

    /** The attempt is made twice, one after the other, each with a token of its own; the second answer counts. */
    static Fault duplicateDelivery() {
        return Way.DUPLICATE_DELIVERY;
    }

    /** The message arrives and is answered, but the answer is lost, so that the attempt counts as failed. */
    static Fault lostAcknowledgement() {
        return Way.LOST_ACKNOWLEDGEMENT;
    }

    /**
     * The attempt is signed and sent that much later, in scheduling time.
     *
     * @throws IllegalArgumentException when the duration is not positive
     */
    static Fault delayed(Duration duration) {
        return new Delay(duration);
    }

    /**
     * The attempt is held back until the next one to the same host and port has been answered, or for a minute of
     * scheduling time when there is none. Only one attempt is held back for a host at a time; others pass it.
     */
    static Fault reordered() {
        return Way.REORDERED;
    }

    /** One byte of the body is changed after signing; an empty body gets one byte. */
    static Fault tamperedBody() {
        return Forgery.TAMPERED_BODY;
    }

    /** The token has been expired for an hour. */
    static Fault expiredSignature() {
        return Forgery.EXPIRED_SIGNATURE;
    }

    /** The token is valid, but signed with the next key, as after a rotation that the receiver has not seen. */
    static Fault signedWithNextKey() {
        return Forgery.SIGNED_WITH_NEXT_KEY;
    }

    /** The {@code sub} claim of the token names another URL. */
    static Fault wrongDestinationClaim() {
        return Forgery.WRONG_DESTINATION_CLAIM;
    }

    /** The request breaks off in the middle of its body: the connection is reset, and the attempt counts as failed. */
    static Fault connectionReset() {
        return Way.CONNECTION_RESET;
    }

    /** The message arrives and is answered, but nobody reads the answer, until its timeout in scheduling time. */
    static Fault readTimeout() {
        return Way.READ_TIMEOUT;
    }

    /** See {@link #delayed}. */
    record Delay(Duration duration) implements Fault {

        public Delay {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("duration must be positive, but is " + duration);
            }
        }
    }

    /** What is wrong with the request itself. */
    enum Forgery implements Fault {
        TAMPERED_BODY,
        EXPIRED_SIGNATURE,
        SIGNED_WITH_NEXT_KEY,
        WRONG_DESTINATION_CLAIM
    }

    /** What happens to a request, or to its answer, on the way. */
    enum Way implements Fault {
        DUPLICATE_DELIVERY,
        LOST_ACKNOWLEDGEMENT,
        REORDERED,
        CONNECTION_RESET,
        READ_TIMEOUT
    }
}
