package io.github.qstash4j.test;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.Time;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * Gives tests a dev server, as {@link QStashTest} does, for those who need more options or the server outside of test
 * methods.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final QStashExtension qstash = QStashExtension.builder()
 *         .server(server -> server.fault(FaultRule.of(Fault.duplicateDelivery())))
 *         .build();
 * }</pre>
 *
 * <p>A Spring test needs nothing else, as with the annotation. Other frameworks get {@link #properties} in their own
 * way, Micronaut from a {@code TestPropertyProvider}. The server starts when something of it is first asked for, which
 * may be before the tests begin. In an instance field, the extension gives each test method a server of its own, unless
 * the test instance is that of a whole class.
 */
public final class QStashExtension
        implements BeforeAllCallback,
                AfterAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                TestInstancePreConstructCallback,
                ParameterResolver {

    private static final Map<Class<?>, Function<TestServer, Object>> PARAMETERS = Map.of(
            DevServer.class,
            TestServer::server,
            QStash.class,
            TestServer::client,
            Time.class,
            server -> server.server().time(),
            TestServer.class,
            server -> server);

    private final Set<TestServer> ofMethods = ConcurrentHashMap.newKeySet();
    private final @Nullable ServerOptions options;

    /** For JUnit, when a class has the annotation. */
    QStashExtension() {
        this(null);
    }

    QStashExtension(@Nullable ServerOptions options) {
        this.options = options;
    }

    /** An extension with the options of a {@link QStashTest} without attributes. */
    public static QStashExtension create() {
        return builder().build();
    }

    public static QStashExtensionBuilder builder() {
        return new QStashExtensionBuilder();
    }

    /** The server itself. */
    public DevServer server() {
        return testServer().server();
    }

    /** A client of the server. */
    public QStash client() {
        return testServer().client();
    }

    /** The time of the server. */
    public Time time() {
        return server().time();
    }

    /** Where the application under test is published, without a slash at its end. */
    public String publicBaseUrl() {
        return registered().publicBaseUrl();
    }

    /** As {@link TestServer#deliverTo}. */
    public void deliverTo(URI application) {
        testServer().deliverTo(application);
    }

    /** As {@link TestServer#properties}. */
    public Map<String, String> properties() {
        return testServer().properties();
    }

    /** As {@link TestServer#environment}. */
    public Map<String, String> environment() {
        return testServer().environment();
    }

    private TestServer testServer() {
        if (registered().lifetime() != Lifetime.METHOD) {
            return TestServers.get(declaration());
        }
        ofMethods.removeIf(TestServer::isClosed);
        List<TestServer> open = List.copyOf(ofMethods);
        if (open.size() == 1) {
            return open.get(0);
        }
        throw new IllegalStateException(
                open.isEmpty()
                        ? "With Lifetime.METHOD there is a server only while a test method and its @BeforeEach and"
                                + " @AfterEach methods run."
                        : "With Lifetime.METHOD each of the test methods that run at the same time has a server of its"
                                + " own; let the method have a parameter of the type DevServer, QStash, Time or"
                                + " TestServer.");
    }

    Declaration declaration() {
        return new Declaration(this, registered());
    }

    private ServerOptions registered() {
        if (options == null) {
            throw new IllegalStateException("This QStashExtension belongs to an annotation and has no server itself;"
                    + " let a method have a parameter of the type DevServer, QStash, Time or TestServer.");
        }
        return options;
    }

    TestServer forMethod(TestServer server) {
        ofMethods.removeIf(TestServer::isClosed);
        ofMethods.add(server);
        return server;
    }

    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factoryContext, ExtensionContext context) {
        // With one instance for a class this comes first, and other extensions may start the application next.
        attach(context);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        begin(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        begin(context);
    }

    private void begin(ExtensionContext context) {
        AttachedServer attached = attach(context);
        if (attached != null) {
            FailureReport.begin(context, configured(attached.declaration(), attached.server()::server));
        }
    }

    /** Null where each method has a server, and this is none. */
    private @Nullable AttachedServer attach(ExtensionContext context) {
        Declaration declaration = declarationFor(context);
        boolean betweenMethods = declaration.options().lifetime() == Lifetime.METHOD
                && context.getTestMethod().isEmpty();
        return betweenMethods ? null : configured(declaration, () -> AttachedServer.of(this, declaration, context));
    }

    private Declaration declarationFor(ExtensionContext context) {
        if (options != null) {
            return declaration();
        }
        Declaration annotated = Declaration.annotatedOn(context);
        if (annotated == null) {
            throw new ExtensionConfigurationException(context.getDisplayName()
                    + " is extended with QStashExtension; annotate it with @QStashTest instead,"
                    + " or have a field @RegisterExtension static QStashExtension.");
        }
        return annotated;
    }

    private static <T> T configured(Declaration declaration, Supplier<T> action) {
        try {
            return action.get();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ExtensionConfigurationException(declaration + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        end(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        end(context);
    }

    private void end(ExtensionContext context) {
        report(context);
        // Another extension may have failed before this one was asked, but after it had started the application.
        TestServer left = TestServers.existing(declarationFor(context));
        if (left != null) {
            left.closeUnused();
        }
    }

    private static void report(ExtensionContext context) {
        AttachedServer attached = AttachedServer.find(context);
        if (attached != null) {
            FailureReport.end(context, attached.server());
        }
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        // So that a constructor can have the server of its method.
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.containsKey(parameter.getParameter().getType()) && !Injection.isWanted(parameter);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        AttachedServer attached = attach(context);
        var value = PARAMETERS.get(type);
        if (attached == null || value == null) {
            throw new ParameterResolutionException("With Lifetime.METHOD there is a " + type.getSimpleName()
                    + " only for test methods, @BeforeEach and @AfterEach, and for the constructor of an instance that"
                    + " is that of one method; use Lifetime.CLASS or Lifetime.SESSION.");
        }
        return configured(attached.declaration(), () -> value.apply(attached.server()));
    }
}
