package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.Headers;

/**
 * A REST call as it came.
 *
 * @param target path and query exactly as sent
 * @param callerIp the address of the caller
 */
public record ApiRequest(String method, String target, Headers headers, Body body, String callerIp) {

    /** The path as sent, without the query. */
    String path() {
        return pathOf(target);
    }

    static String pathOf(String target) {
        int end = target.indexOf('?');
        return end < 0 ? target : target.substring(0, end);
    }

    /** The query as sent. */
    Query query() {
        int end = target.indexOf('?');
        return Query.parse(end < 0 ? null : target.substring(end + 1));
    }
}
