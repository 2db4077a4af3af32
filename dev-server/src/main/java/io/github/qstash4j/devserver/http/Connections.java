package io.github.qstash4j.devserver.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.bootstrap.AsyncRequesterBootstrap;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncRequester;
import org.apache.hc.core5.http.nio.AsyncClientEndpoint;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The connections to destinations, kept for reuse where that is safe, and the timer of the deliveries on them. */
final class Connections implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 2000;
    private static final TimeValue IDLE = TimeValue.ofSeconds(2);
    /**
     * A destination that closes after its response has mostly done so by then; the connection is not offered before.
     */
    private static final long REST_MILLIS = 20;

    private final HttpAsyncRequester requester;
    private final OwnThreads threads = new OwnThreads("qstash4j-delivery-timer");
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, threads);
    private final OpenSessions sessions = new OpenSessions();
    private final Set<HttpHost> closesSilently = ConcurrentHashMap.newKeySet();

    Connections() {
        requester = AsyncRequesterBootstrap.bootstrap()
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(2)
                        .setTcpNoDelay(true)
                        .build())
                .setHttp1Config(Wire.LIMITS)
                .setCharCodingConfig(Wire.BYTES)
                // Empty: the library's own would add headers, among them one that waits for a 100 Continue.
                .setHttpProcessor(HttpProcessorBuilder.create().build())
                .setDefaultMaxPerRoute(MAX_CONNECTIONS)
                .setMaxTotal(MAX_CONNECTIONS)
                .setIOSessionListener(sessions)
                .setStreamListener(new NoLimitOfSilence())
                .setTlsStrategy(new LazyTls())
                .create();
        requester.start();
        timer.setRemoveOnCancelPolicy(true);
        var unused = timer.scheduleWithFixedDelay(() -> requester.closeIdle(IDLE), 500, 500, TimeUnit.MILLISECONDS);
    }

    Future<AsyncClientEndpoint> connect(HttpHost host, Timeout timeout, FutureCallback<AsyncClientEndpoint> callback) {
        return requester.connect(host, timeout, null, callback);
    }

    ScheduledFuture<?> after(long nanos, Runnable task) {
        return timer.schedule(task, nanos, TimeUnit.NANOSECONDS);
    }

    void release(HttpHost host, AsyncClientEndpoint endpoint, boolean reusable) {
        if (!reusable) {
            endpoint.releaseAndDiscard();
            return;
        }
        try {
            var unused = timer.schedule(() -> keep(host, endpoint), REST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            endpoint.releaseAndDiscard();
        }
    }

    private void keep(HttpHost host, AsyncClientEndpoint endpoint) {
        if (closesSilently.contains(host)) {
            endpoint.releaseAndDiscard();
        } else {
            endpoint.releaseAndReuse();
        }
    }

    /** Learns that a host closes connections that it said it would keep, so that its next deliveries get new ones. */
    void brokeOff(HttpHost host) {
        if (closesSilently.add(host)) {
            requester.closeIdle(TimeValue.ZERO_MILLISECONDS);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        requester.initiateShutdown();
        sessions.closeAll();
        try {
            requester.awaitShutdown(TimeValue.ofSeconds(1));
            requester.close(CloseMode.IMMEDIATE);
            threads.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
