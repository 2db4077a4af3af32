package io.github.qstash4j.devserver.http;

import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.Http1StreamListener;
import org.apache.hc.core5.util.Timeout;

/**
 * Lets a connection be silent for as long as a delivery takes. The HTTP library would break off after the time that the
 * first delivery on it had to connect, although each delivery has a timeout of its own, and a timer that keeps it.
 */
final class NoLimitOfSilence implements Http1StreamListener {

    @Override
    public void onRequestHead(HttpConnection connection, HttpRequest request) {
        connection.setSocketTimeout(Timeout.DISABLED);
    }

    @Override
    public void onResponseHead(HttpConnection connection, HttpResponse response) {}

    @Override
    public void onExchangeComplete(HttpConnection connection, boolean keepAlive) {}
}
