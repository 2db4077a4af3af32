package io.github.qstash4j.receiver;

/**
 * A request as it reached the server, nothing of it verified yet.
 *
 * @param url the URL it was sent to, as the server believes it to be: absolute, percent-encoding and query untouched
 * @param target its path and query as they stood in the request itself, whatever headers such as
 *     {@code X-Forwarded-Prefix} say
 * @param headers all of its headers
 * @param body its body, which is not read before the signature was found to be genuine
 */
public record ReceiverRequest(String url, String target, RequestHeaders headers, DeliveryBody body) {

    /**
     * A request to a server that believes no header about its URL.
     *
     * @param url absolute, or path and query alone where the public URL is configured
     */
    public static ReceiverRequest of(String url, RequestHeaders headers, DeliveryBody body) {
        String target = HttpUrl.targetOf(url);
        return new ReceiverRequest(url, target == null ? url : target, headers, body);
    }

    /** Does not print the values of headers, since they hold the token. */
    @Override
    public String toString() {
        return "ReceiverRequest[" + Quoted.of(url) + ", " + headers + "]";
    }
}
