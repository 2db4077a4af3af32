package io.github.qstash4j.devserver.message;

import java.time.Duration;

/**
 * One attempt, ready to be sent.
 *
 * @param destination as published, which the {@code Host} header names
 * @param address where it is sent to: the destination, unless the destination map says otherwise
 * @param headers everything but {@code Host} and the framing of the body
 * @param timeout until the whole response has arrived, in real time
 */
public record DeliveryRequest(
        Destination destination, Destination address, String method, Headers headers, Body body, Duration timeout) {

    /** The same one, sent to another address. */
    public DeliveryRequest sentTo(Destination other) {
        return new DeliveryRequest(destination, other, method, headers, body, timeout);
    }

    /** Without the headers, since they hold the token. */
    @Override
    public String toString() {
        return "DeliveryRequest[" + method + " " + destination + ", " + body + "]";
    }
}
