package io.github.qstash4j.devserver.http;

import java.net.SocketAddress;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.ssl.BasicClientTlsStrategy;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** TLS with the trust store of the JVM, which is read when the first https destination needs it and not before. */
final class LazyTls implements TlsStrategy {

    private static final class Holder {

        static final TlsStrategy STRATEGY = new BasicClientTlsStrategy();
    }

    @Override
    public void upgrade(
            TransportSecurityLayer layer,
            NamedEndpoint endpoint,
            @Nullable Object attachment,
            Timeout handshakeTimeout,
            FutureCallback<TransportSecurityLayer> callback) {
        Holder.STRATEGY.upgrade(layer, endpoint, attachment, handshakeTimeout, callback);
    }

    @Override
    @Deprecated
    public boolean upgrade(
            TransportSecurityLayer layer,
            HttpHost host,
            SocketAddress localAddress,
            SocketAddress remoteAddress,
            @Nullable Object attachment,
            Timeout handshakeTimeout) {
        return Holder.STRATEGY.upgrade(layer, host, localAddress, remoteAddress, attachment, handshakeTimeout);
    }
}
