package io.github.qstash4j.devserver.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Finds the addresses of hosts on threads of its own, since a name server may take its time. Whoever asks for a host
 * while it is being looked up waits for the same answer, so that a slow host takes one thread, however many messages go
 * to it.
 */
final class HostResolver implements AutoCloseable {

    /** Asks a name server; may take long. */
    @FunctionalInterface
    interface NameServer {

        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private static final int THREADS = 64;
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern ADDRESS = Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET + "|.*:.*");

    private final NameServer nameServer;
    private final Map<String, List<CompletableFuture<List<InetAddress>>>> waiting = new HashMap<>();
    private final OwnThreads threads = new OwnThreads("qstash4j-resolver");
    private final ThreadPoolExecutor executor =
            new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);

    HostResolver(NameServer nameServer) {
        this.nameServer = nameServer;
        executor.allowCoreThreadTimeOut(true);
    }

    /** Completes with at least one address, or exceptionally with an {@link UnknownHostException}. */
    CompletableFuture<List<InetAddress>> resolve(String host) {
        if (ADDRESS.matcher(host).matches()) {
            return parsed(host);
        }
        CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
        synchronized (waiting) {
            List<CompletableFuture<List<InetAddress>>> others = waiting.get(host);
            if (others != null) {
                others.add(answer);
                return answer;
            }
            waiting.put(host, new ArrayList<>(List.of(answer)));
        }
        try {
            executor.execute(() -> lookUp(host));
        } catch (RejectedExecutionException closed) {
            fail(host, closed);
        }
        return answer;
    }

    private void lookUp(String host) {
        try {
            List<InetAddress> addresses = List.of(nameServer.addresses(host));
            // In the order in which they came.
            answers(host).forEach(answer -> answer.complete(addresses));
        } catch (UnknownHostException | RuntimeException e) {
            fail(host, e);
        }
    }

    private static CompletableFuture<List<InetAddress>> parsed(String address) {
        try {
            return CompletableFuture.completedFuture(List.of(InetAddress.getAllByName(address)));
        } catch (UnknownHostException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void fail(String host, Exception e) {
        answers(host).forEach(answer -> answer.completeExceptionally(e));
    }

    private List<CompletableFuture<List<InetAddress>>> answers(String host) {
        synchronized (waiting) {
            List<CompletableFuture<List<InetAddress>>> answers = waiting.remove(host);
            return answers == null ? List.of() : answers;
        }
    }

    /** A look-up that is under way cannot be stopped: it ends by itself, and its thread with it. */
    @Override
    public void close() {
        executor.shutdownNow();
        Set<String> hosts;
        synchronized (waiting) {
            hosts = Set.copyOf(waiting.keySet());
        }
        hosts.forEach(host -> fail(host, new UnknownHostException(host)));
        try {
            threads.join(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
