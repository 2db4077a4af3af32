package io.github.qstash4j.receiver;

/**
 * What a receiver found out from the headers and the URL of a request alone, for code that reads the body itself: in
 * pieces, or later, and only if it is worth reading.
 */
public sealed interface Authentication {

    /**
     * The request is not QStash's; its body need not be read.
     *
     * @param response what to answer
     */
    record Refused(ReceiverResponse response) implements Authentication {}

    /** QStash has signed a request to this endpoint. Whether with this body is to be seen. */
    final class Authentic implements Authentication {

        private final Receiver receiver;
        private final ReceiverRequest request;
        private final VerifiedToken token;
        private final BodyReader bodyReader;

        Authentic(Receiver receiver, ReceiverRequest request, VerifiedToken token, BodyReader bodyReader) {
            this.receiver = receiver;
            this.request = request;
            this.token = token;
            this.bodyReader = bodyReader;
        }

        /** The longest body, in bytes, that {@link #accept(DeliveryBody)} takes: there is no use in reading more. */
        public int maxBodyBytes() {
            return bodyReader.limit();
        }

        /**
         * Takes the body, and claims the delivery if the receiver has a ledger.
         *
         * @return what to do with the request
         */
        public Admission accept(DeliveryBody body) {
            return receiver.accept(this, body);
        }

        Delivery verify(DeliveryBody body, PayloadCodec codec) {
            byte[] bytes = bodyReader.read(body, token.claims().bodyHash());
            return new Delivery(token, bytes, request, codec);
        }
    }
}
