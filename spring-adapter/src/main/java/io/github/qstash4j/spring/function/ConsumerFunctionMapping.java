package io.github.qstash4j.spring.function;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.spring.mvc.UnlistedConsumers;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry.FunctionInvocationWrapper;
import org.springframework.cloud.function.web.constants.WebRequestConstants;
import org.springframework.cloud.function.web.mvc.FunctionHandlerMapping;
import org.springframework.core.env.Environment;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Leads to consumers before Spring Cloud Function's own mapping does: to the name of each, and for the function that
 * {@code spring.cloud.function.definition} names also to the root, by any HTTP method, as QStash delivers by the one
 * that was published; and wherever else Spring Cloud Function would find one.
 */
final class ConsumerFunctionMapping extends RequestMappingHandlerMapping implements UnlistedConsumers {

    /** Spring Cloud Function's own comes five before that of controllers. */
    private static final int BEFORE_FUNCTIONS = -10;

    private static final Method DELIVER = Objects.requireNonNull(
            ReflectionUtils.findMethod(FunctionEndpoint.class, FunctionEndpoint.METHOD, Delivery.class));

    private final ConsumerFunctions functions;
    private final SingletonSupplier<FunctionHandlerMapping> frameworks;
    private final String prefix;
    private final FunctionDefinition standard;

    ConsumerFunctionMapping(
            ConsumerFunctions functions, ObjectProvider<FunctionHandlerMapping> frameworks, Environment environment) {
        this.functions = functions;
        this.frameworks = SingletonSupplier.ofNullable(frameworks::getIfAvailable);
        this.prefix =
                StringUtils.trimTrailingCharacter(environment.getProperty("spring.cloud.function.web.path", ""), '/');
        this.standard = FunctionDefinition.of(environment.getProperty("spring.cloud.function.definition", ""));
        setOrder(BEFORE_FUNCTIONS);
    }

    /** No controllers. */
    @Override
    protected boolean isHandler(Class<?> type) {
        return false;
    }

    @Override
    protected void initHandlerMethods() {
        Set<FunctionDefinition> all = new LinkedHashSet<>();
        functions.names().forEach(name -> all.add(FunctionDefinition.of(name)));
        if (functions.leadsToConsumer(standard)) {
            functions.check(standard);
            all.add(standard);
        }
        for (FunctionDefinition definition : all) {
            Set<String> paths = new LinkedHashSet<>();
            definition.spellings().forEach(spelling -> paths.add(prefix + "/" + spelling));
            if (definition.equals(standard)) {
                paths.add(prefix + "/");
                paths.add(prefix);
            }
            registerMapping(
                    RequestMappingInfo.paths(paths.toArray(String[]::new))
                            .options(getBuilderConfiguration())
                            .build(),
                    endpoint(definition),
                    DELIVER);
        }
    }

    @Override
    protected @Nullable HandlerMethod getHandlerInternal(HttpServletRequest request) throws Exception {
        HandlerMethod listed = super.getHandlerInternal(request);
        return listed == null ? unlisted(request) : listed;
    }

    private @Nullable HandlerMethod unlisted(HttpServletRequest request) throws Exception {
        FunctionHandlerMapping framework = frameworks.get();
        if (framework != null
                && framework.getHandler(request) != null
                && request.getAttribute(WebRequestConstants.HANDLER) instanceof FunctionInvocationWrapper found) {
            FunctionDefinition definition = FunctionDefinition.of(found.getFunctionDefinition());
            FunctionEndpoint endpoint = functions.consumerIn(definition) == null ? null : endpoint(definition);
            // Where one public URL is enough on any path, only the path that is listed is safe.
            if (endpoint != null && !endpoint.endpoint().receiver().isForOneEndpoint()) {
                return new HandlerMethod(endpoint, DELIVER);
            }
        }
        return null;
    }

    private FunctionEndpoint endpoint(FunctionDefinition definition) {
        return new FunctionEndpoint(functions.route(definition, prefix + "/" + definition));
    }
}
