package io.github.qstash4j.devserver.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Finds the addresses of a host on threads of its own, since a name server may take its time. */
final class HostResolver implements AutoCloseable {

    private static final int THREADS = 8;
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern ADDRESS = Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET + "|.*:.*");

    private final OwnThreads threads = new OwnThreads("qstash4j-resolver");
    private final ThreadPoolExecutor executor =
            new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);

    HostResolver() {
        executor.allowCoreThreadTimeOut(true);
    }

    /** Completes with at least one address, or exceptionally with an {@link UnknownHostException}. */
    CompletableFuture<List<InetAddress>> resolve(String host) {
        return ADDRESS.matcher(host).matches()
                ? CompletableFuture.completedFuture(host).thenApply(HostResolver::lookUp)
                : CompletableFuture.supplyAsync(() -> lookUp(host), executor);
    }

    private static List<InetAddress> lookUp(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }

    /** A look-up that is under way cannot be stopped: it ends by itself, and its thread with it. */
    @Override
    public void close() {
        executor.shutdownNow();
        try {
            threads.join(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
