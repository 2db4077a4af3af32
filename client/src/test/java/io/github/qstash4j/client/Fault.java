package io.github.qstash4j.client;

import java.util.EnumSet;
import java.util.Set;

/** What can go wrong with one request between the client and QStash. */
enum Fault {
    /** The request and its answer pass. */
    NONE,
    /** The connection is reset before a byte of the request is read. */
    RESET_BEFORE_REQUEST,
    /** The connection is reset when half the body is read, and the server gets nothing. */
    RESET_DURING_REQUEST,
    /** The server does its work, then the connection is reset without an answer. */
    ANSWER_LOST,
    /** The server does its work, then the connection is closed in the middle of the answer's head. */
    ANSWER_CUT_IN_HEAD,
    /** The server does its work, then the connection is closed in the middle of the answer's body. */
    ANSWER_CUT_IN_BODY,
    /** The server does its work, and nothing comes back until the client hangs up. */
    ANSWER_TOO_LATE,
    /** The server gets the request only when the client has hung up, and may have sent it again. */
    REQUEST_TOO_LATE,
    /** 429 with the headers of the burst limit, which is reset now. */
    BURST_LIMIT,
    /** 429 that says no more than that there is nothing to wait for. */
    RETRY_AFTER,
    /** 502 instead of the server. */
    BAD_GATEWAY,
    /** 503 instead of the server. */
    UNAVAILABLE,
    /** The server does its work, and the answer is a 504. */
    GATEWAY_TIMEOUT,
    /** 429 with the headers of the daily limit. */
    DAILY_LIMIT,
    /** 429 with the headers of the limits of chat completions. */
    CHAT_LIMIT;

    /** The faults after which the client must try again: all but the limits that last. */
    static Set<Fault> passing() {
        return EnumSet.range(RESET_BEFORE_REQUEST, GATEWAY_TIMEOUT);
    }
}
