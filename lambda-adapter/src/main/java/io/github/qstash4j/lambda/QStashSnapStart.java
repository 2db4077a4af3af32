package io.github.qstash4j.lambda;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * What a function does around the snapshot that Lambda's SnapStart takes of it. Before it, all is done once that the
 * first delivery would have to do; after each restore, what has grown old in it is let go. It needs
 * {@code org.crac:crac} on the class path, which nothing else here does, and does nothing on a platform without
 * snapshots.
 *
 * <pre>{@code
 * QStashSnapStart.register(receiver, Order.class)
 *         .beforeCheckpoint(qstash::connect)
 *         .afterRestore(qstash::dropConnections)
 *         .afterRestore(keys::expire);
 * }</pre>
 *
 * <p>An exception in one of these steps is logged and keeps neither the next step nor the function from its work. An
 * {@link Error} does: Lambda then refuses to publish the version, or to restore it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">Lambda: hooks around a
 *     snapshot</a>
 */
public final class QStashSnapStart {

    /** A context of CRaC refers to its resources weakly. These are for the life of the function. */
    private static final Set<Resource> REGISTERED = ConcurrentHashMap.newKeySet();

    private static final byte[] EVENT = ("{\"version\":\"2.0\",\"rawPath\":\"/\",\"rawQueryString\":\"\",\"headers\":{"
                    + "\"host\":\"prime.invalid\"},\"requestContext\":{\"domainName\":\"prime.invalid\",\"http\":{}},"
                    + "\"body\":\"e30=\",\"isBase64Encoded\":true}")
            .getBytes(US_ASCII);

    private final Receiver receiver;
    private final Class<?>[] payloadTypes;
    private final List<Runnable> beforeCheckpoint = new CopyOnWriteArrayList<>();
    private final List<Runnable> afterRestore = new CopyOnWriteArrayList<>();

    private QStashSnapStart(Receiver receiver, Class<?>... payloadTypes) {
        this.receiver = receiver;
        this.payloadTypes = payloadTypes.clone();
    }

    /**
     * Has a receiver primed before the snapshot: see {@link Receiver#prime}. To be called while the function
     * initialises, such as in the constructor of its handler.
     *
     * @param payloadTypes what its handlers decode
     */
    public static QStashSnapStart register(Receiver receiver, Class<?>... payloadTypes) {
        return register(Core.getGlobalContext(), receiver, payloadTypes);
    }

    static QStashSnapStart register(Context<Resource> context, Receiver receiver, Class<?>... payloadTypes) {
        QStashSnapStart snapStart = new QStashSnapStart(receiver, payloadTypes);
        Resource hooks = snapStart.new Hooks();
        REGISTERED.add(hooks);
        context.register(hooks);
        return snapStart;
    }

    /** Has something else done before the snapshot, after what was named before it. */
    public QStashSnapStart beforeCheckpoint(Runnable action) {
        beforeCheckpoint.add(action);
        return this;
    }

    /** Has something done after each restore, after what was named before it. */
    public QStashSnapStart afterRestore(Runnable action) {
        afterRestore.add(action);
        return this;
    }

    /** The event of a front end, a delivery, and an answer. */
    private void prime() {
        try {
            HttpEvent event = EventReader.read(new ByteArrayInputStream(EVENT));
            var unused = event.request();
            receiver.prime(payloadTypes);
            AnswerWriter.write(
                    ReceiverResponse.of(200, Map.of(), new byte[0]), event.shape(), OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String when, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            System.getLogger(QStashSnapStart.class.getPackageName())
                    .log(
                            System.Logger.Level.ERROR,
                            "A step " + when + " has failed; the function goes on without it",
                            e);
        }
    }

    private final class Hooks implements Resource {

        @Override
        public void beforeCheckpoint(Context<? extends Resource> context) {
            run("before the snapshot", QStashSnapStart.this::prime);
            beforeCheckpoint.forEach(action -> run("before the snapshot", action));
        }

        @Override
        public void afterRestore(Context<? extends Resource> context) {
            afterRestore.forEach(action -> run("after the restore of the snapshot", action));
        }
    }
}
