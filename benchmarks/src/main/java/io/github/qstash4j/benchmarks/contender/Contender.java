package io.github.qstash4j.benchmarks.contender;

/** One way to verify deliveries, made once for an {@link Endpoint} and used for all that comes. */
public interface Contender {

    /** Takes what a server would hand over. Not part of what is measured. */
    Check check(Incoming delivery);

    /**
     * The verification of one delivery: signature under the current or the next key, HS256 alone, issuer, destination,
     * both times with their presence, and the body's hash in constant time. It can be run again and again.
     */
    interface Check {

        /**
         * What is measured.
         *
         * @return whatever proves the delivery, so that no compiler leaves the work out
         * @throws Exception what the contender throws for anything that is not such a delivery
         */
        Object run() throws Exception;
    }
}
