package io.github.qstash4j.devserver.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.IOSessionListener;

/**
 * Knows which connections are open, to close each of them: a reactor that is closed at once may leave connections open
 * and exchanges without an end.
 */
final class OpenSessions implements IOSessionListener {

    private final Set<IOSession> open = ConcurrentHashMap.newKeySet();

    @Override
    public void connected(IOSession session) {
        open.add(session);
    }

    @Override
    public void disconnected(IOSession session) {
        open.remove(session);
    }

    @Override
    public void startTls(IOSession session) {}

    @Override
    public void inputReady(IOSession session) {}

    @Override
    public void outputReady(IOSession session) {}

    @Override
    public void timeout(IOSession session) {}

    @Override
    public void exception(IOSession session, Exception cause) {}

    void closeAll() {
        open.forEach(session -> session.close(CloseMode.IMMEDIATE));
    }
}
