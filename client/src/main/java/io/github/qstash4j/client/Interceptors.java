package io.github.qstash4j.client;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The interceptors around one call: the first one is the outermost. */
final class Interceptors implements PublishInterceptor.End {

    private static final Logger LOGGER = System.getLogger(QStash.class.getName());

    private final Deque<PublishInterceptor.End> begun = new ArrayDeque<>();

    /** The ends of all of them. */
    static Interceptors begin(List<PublishInterceptor> interceptors, Publication publication) {
        Interceptors around = new Interceptors();
        try {
            interceptors.forEach(interceptor -> around.begun.push(interceptor.before(publication)));
        } catch (RuntimeException | Error e) {
            around.ended(List.of(), e);
            throw e;
        }
        return around;
    }

    @Override
    public void ended(List<BatchResult> results, @Nullable Throwable failure) {
        begun.forEach(end -> {
            try {
                end.ended(results, failure);
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, "An interceptor failed when a call had ended; the call counts as it did", e);
            }
        });
    }
}
