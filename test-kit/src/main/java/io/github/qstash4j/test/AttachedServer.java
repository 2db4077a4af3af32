package io.github.qstash4j.test;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A server that stays open as long as a context of JUnit, which closes this.
 *
 * @param extension which asked for it
 * @param contextId of the context
 */
record AttachedServer(QStashExtension extension, Declaration declaration, TestServer server, String contextId)
        implements AutoCloseable {

    private static final Namespace NAMESPACE = Namespace.create(AttachedServer.class);

    /** That of a context or of one around it. */
    static @Nullable AttachedServer find(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(AttachedServer.class, AttachedServer.class);
    }

    /** The one that serves a context, attached to it unless it is there already. */
    static AttachedServer of(QStashExtension extension, Declaration declaration, ExtensionContext context) {
        AttachedServer found = find(context);
        if (found != null && found.extension != extension) {
            throw new ExtensionConfigurationException(
                    context.getRequiredTestClass().getName()
                            + " has more than one QStashExtension; keep either @QStashTest or one @RegisterExtension.");
        }
        if (found != null && found.serves(declaration, context)) {
            return found;
        }
        return attach(extension, declaration, context);
    }

    private boolean serves(Declaration other, ExtensionContext context) {
        return declaration.equals(other)
                && (other.options().lifetime() != Lifetime.METHOD || contextId.equals(context.getUniqueId()));
    }

    private static AttachedServer attach(QStashExtension extension, Declaration declaration, ExtensionContext context) {
        TestServer server = switch (declaration.options().lifetime()) {
            case METHOD -> extension.forMethod(new TestServer(declaration.options()));
            case CLASS -> TestServers.get(declaration);
            case SESSION -> forSession(extension, declaration, context.getRoot());
        };
        AttachedServer attached = new AttachedServer(extension, declaration, server.retain(), context.getUniqueId());
        context.getStore(NAMESPACE).put(AttachedServer.class, attached);
        return attached;
    }

    /** Also keeps it open until the engine has finished. */
    private static TestServer forSession(QStashExtension extension, Declaration declaration, ExtensionContext root) {
        synchronized (AttachedServer.class) {
            return Optional.ofNullable(root.getStore(NAMESPACE).get(declaration.key(), AttachedServer.class))
                    .orElseGet(() -> {
                        TestServer server = TestServers.get(declaration).retain();
                        AttachedServer kept = new AttachedServer(extension, declaration, server, root.getUniqueId());
                        root.getStore(NAMESPACE).put(declaration.key(), kept);
                        return kept;
                    })
                    .server();
        }
    }

    @Override
    public void close() {
        server.release();
    }
}
