package io.github.qstash4j.spring.function;

import io.github.qstash4j.spring.ConsumerEndpoints;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.cloud.function.context.MessageRoutingCallback;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry.FunctionInvocationWrapper;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;

/** Where on the web consumers are, whatever the framework, and what else must not lead to one. */
final class FunctionPaths {

    /** Spring Cloud Function's own mapping comes five before that of controllers. */
    static final int BEFORE_FUNCTIONS = -10;

    private static final String DEFINITION = "spring.cloud.function.definition";
    private static final String EXPRESSION = "spring.cloud.function.routing-expression";

    private final ConsumerFunctions functions;
    private final ListableBeanFactory beans;
    private final String prefix;
    private final FunctionDefinition standard;
    private final Method deliver;

    /** With the method of {@link FunctionEndpoint} that suits the framework. */
    FunctionPaths(ConsumerFunctions functions, ListableBeanFactory beans, Environment environment, Method deliver) {
        this.functions = functions;
        this.deliver = deliver;
        this.beans = beans;
        this.prefix =
                StringUtils.trimTrailingCharacter(environment.getProperty("spring.cloud.function.web.path", ""), '/');
        this.standard = FunctionDefinition.of(environment.getProperty(DEFINITION, ""));
    }

    /**
     * The paths of each consumer: its name, and the root for the one that {@code spring.cloud.function.definition}
     * names.
     */
    Map<FunctionEndpoint, Set<String>> listed() {
        Set<FunctionDefinition> all = new LinkedHashSet<>();
        functions.names().forEach(name -> all.add(FunctionDefinition.of(name)));
        if (functions.leadsToConsumer(standard)) {
            functions.check(standard);
            all.add(standard);
        }
        Map<FunctionEndpoint, Set<String>> listed = new LinkedHashMap<>();
        for (FunctionDefinition definition : all) {
            Set<String> paths = new LinkedHashSet<>();
            definition.spellings().forEach(spelling -> paths.add(prefix + "/" + spelling));
            if (definition.equals(standard)) {
                paths.add(prefix + "/");
                paths.add(prefix);
            }
            listed.put(endpoint(definition), paths);
        }
        return listed;
    }

    /**
     * Takes the place of what Spring Cloud Function has found for a request, where that is a consumer or may become
     * one.
     *
     * @param found the handler that it notes in the request
     * @param headers gives the request's headers by name
     * @return null for a function that anybody may call
     */
    @Nullable HandlerMethod inPlaceOf(@Nullable Object found, Function<String, @Nullable String> headers) {
        if (!(found instanceof FunctionInvocationWrapper function)) {
            return null;
        }
        FunctionDefinition definition = FunctionDefinition.of(function.getFunctionDefinition());
        if (!mayLeadToConsumer(definition, headers)) {
            return null;
        }
        FunctionEndpoint endpoint = functions.consumerIn(definition) == null ? null : endpoint(definition);
        // Where one public URL is enough on any path, only the path that is listed is safe.
        return endpoint == null || endpoint.endpoint().receiver().isForOneEndpoint()
                ? RefusedFunction.HANDLER
                : new HandlerMethod(endpoint, deliver);
    }

    /**
     * The router calls what a header names. Where an expression or a callback may choose, it is known too late: what
     * the guard throws for an element of a list, Spring Cloud Function logs, and answers 200.
     */
    private boolean mayLeadToConsumer(FunctionDefinition definition, Function<String, @Nullable String> headers) {
        if (leadsToConsumer(definition)) {
            return true;
        } else if (!definition.isSteeredByHeaders()) {
            return false;
        }
        String routed = headers.apply(DEFINITION);
        return routed == null
                || headers.apply(EXPRESSION) != null
                || leadsToConsumer(FunctionDefinition.of(routed))
                || beans.getBeanNamesForType(MessageRoutingCallback.class).length > 0;
    }

    /**
     * Whether one of the names is a consumer's, whatever it names: Spring Cloud Function makes functions of methods of
     * any bean, and so of those of controllers.
     */
    private boolean leadsToConsumer(FunctionDefinition definition) {
        FunctionCatalog catalog = beans.getBean(FunctionCatalog.class);
        return functions.leadsToConsumer(definition)
                || definition.names().stream()
                        .map(name -> catalog.lookup(name))
                        .anyMatch(found -> found instanceof FunctionInvocationWrapper function
                                && isConsumer(function.getTarget()));
    }

    private static boolean isConsumer(Object target) {
        return FunctionGuard.isAround(target)
                || ConsumerEndpoints.areDeclaredIn(AopProxyUtils.ultimateTargetClass(target));
    }

    private FunctionEndpoint endpoint(FunctionDefinition definition) {
        return new FunctionEndpoint(functions.route(definition, prefix + "/" + definition));
    }
}
