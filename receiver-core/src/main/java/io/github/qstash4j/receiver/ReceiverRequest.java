package io.github.qstash4j.receiver;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it reached the server, nothing of it verified yet.
 *
 * @param url the URL it was sent to, as the server believes it to be: absolute, percent-encoding and query untouched
 * @param target its path and query as they stood in the request itself, whatever headers such as
 *     {@code X-Forwarded-Prefix} say
 * @param headers all of its headers
 * @param body its body, which is not read before the signature was found to be genuine
 * @param vouchedUrls the URLs that the platform says, in a way that no caller can choose, this request may have been
 *     sent to; empty where there is no such platform
 * @param decodedQuery the parameters of the query, where the platform tells only their decoded names and values, in
 *     which case no URL here has a query; null otherwise
 * @param invocation the run in which it is handled; null where the platform knows no such thing
 */
public record ReceiverRequest(
        String url,
        String target,
        RequestHeaders headers,
        DeliveryBody body,
        List<String> vouchedUrls,
        @Nullable Map<String, List<String>> decodedQuery,
        @Nullable Invocation invocation) {

    /** Copies the collections. */
    public ReceiverRequest {
        vouchedUrls = List.copyOf(vouchedUrls);
        decodedQuery = decodedQuery == null ? null : copied(decodedQuery);
    }

    /** A request to a server whose platform vouches for no URL. */
    public ReceiverRequest(String url, String target, RequestHeaders headers, DeliveryBody body) {
        this(url, target, headers, body, List.of(), null, null);
    }

    /**
     * A request to a server that believes no header about its URL.
     *
     * @param url absolute, or path and query alone where the public URL is configured
     */
    public static ReceiverRequest of(String url, RequestHeaders headers, DeliveryBody body) {
        String target = HttpUrl.targetOf(url);
        return new ReceiverRequest(url, target == null ? url : target, headers, body);
    }

    /** The same request, with the URLs that the platform vouches for. See {@link UrlCheck#PLATFORM}. */
    public ReceiverRequest vouchedFor(List<String> urls) {
        return new ReceiverRequest(url, target, headers, body, urls, decodedQuery, invocation);
    }

    /**
     * The same request, whose query is known by its decoded parameters alone. Their order, and how they were encoded,
     * are then not compared.
     */
    public ReceiverRequest withDecodedQuery(Map<String, List<String>> parameters) {
        return new ReceiverRequest(url, target, headers, body, vouchedUrls, parameters, invocation);
    }

    /** The same request, handled in a run that the platform ends. The lease in the ledger is made to fit. */
    public ReceiverRequest in(Invocation run) {
        return new ReceiverRequest(url, target, headers, body, vouchedUrls, decodedQuery, run);
    }

    private static Map<String, List<String>> copied(Map<String, List<String>> parameters) {
        Map<String, List<String>> copy = new HashMap<>();
        parameters.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        return Collections.unmodifiableMap(copy);
    }

    /** Does not print the values of headers, since they hold the token. */
    @Override
    public String toString() {
        return "ReceiverRequest[" + Quoted.of(url) + ", " + headers + "]";
    }
}
