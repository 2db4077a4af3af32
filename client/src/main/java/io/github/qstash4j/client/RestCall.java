package io.github.qstash4j.client;

import java.util.Map;

/** One call of QStash's REST API, without the authorisation. */
record RestCall(String method, String pathAndQuery, Map<String, String> headers, MessageBody body) {

    static RestCall publish(OutgoingMessage message) {
        String queue = message.queue();
        String action = queue == null ? "/v2/publish/" : "/v2/enqueue/" + queue + "/";
        return new RestCall("POST", action + message.destination().text(), message.headers(), message.body());
    }

    static RestCall batch(MessageBody json) {
        return new RestCall("POST", "/v2/batch", Map.of(MessageBody.CONTENT_TYPE, "application/json"), json);
    }

    /** For errors: the query of a destination is its owner's business, and may hold a token. */
    String path() {
        return HttpUrl.withoutQuery(pathAndQuery);
    }

    @Override
    public String toString() {
        return method + " " + path();
    }
}
