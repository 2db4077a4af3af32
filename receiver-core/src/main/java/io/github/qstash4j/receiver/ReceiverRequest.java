package io.github.qstash4j.receiver;

/**
 * A request as it reached the server, nothing of it verified yet.
 *
 * @param url the URL it was sent to, percent-encoding and query untouched: absolute, as the server believes it to be,
 *     or its path and query alone
 * @param headers all of its headers
 * @param body its body, which is not read before the signature was found to be genuine
 */
public record ReceiverRequest(String url, RequestHeaders headers, DeliveryBody body) {

    /** Does not print the values of headers, since they hold the token. */
    @Override
    public String toString() {
        return "ReceiverRequest[" + Quoted.of(url) + ", " + headers + "]";
    }
}
