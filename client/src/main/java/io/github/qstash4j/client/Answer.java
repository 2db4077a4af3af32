package io.github.qstash4j.client;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/** A complete HTTP answer, whatever its status. */
final class Answer {

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    private Answer(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /** A part of the answer, in the place of the whole. */
    static Answer of(HttpResponse<?> response, byte[] part) {
        return new Answer(response.statusCode(), response.headers(), part);
    }

    int status() {
        return status;
    }

    boolean isSuccess() {
        return isSuccess(status);
    }

    static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    HttpHeaders headers() {
        return headers;
    }

    /** Not to be changed by the caller. */
    byte[] body() {
        return body;
    }
}
