package io.github.qstash4j.spring.function;

import io.github.qstash4j.receiver.Delivery;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Maps the paths that Spring Cloud Function has for a consumer, before its own mapping does: the name, and for the
 * function that {@code spring.cloud.function.definition} names also the root. Any HTTP method, as QStash delivers by
 * the one that was published.
 */
final class ConsumerFunctionMapping extends RequestMappingHandlerMapping {

    /** Spring Cloud Function's own comes five before that of controllers. */
    private static final int BEFORE_FUNCTIONS = -10;

    private static final Method DELIVER = Objects.requireNonNull(
            ReflectionUtils.findMethod(FunctionEndpoint.class, FunctionEndpoint.METHOD, Delivery.class));

    private final ConsumerFunctions functions;
    private final String prefix;
    private final String defaultDefinition;

    ConsumerFunctionMapping(ConsumerFunctions functions, Environment environment) {
        this.functions = functions;
        this.prefix =
                StringUtils.trimTrailingCharacter(environment.getProperty("spring.cloud.function.web.path", ""), '/');
        this.defaultDefinition = environment.getProperty("spring.cloud.function.definition", "");
        setOrder(BEFORE_FUNCTIONS);
    }

    /** No controllers. */
    @Override
    protected boolean isHandler(Class<?> type) {
        return false;
    }

    @Override
    protected void initHandlerMethods() {
        FunctionDefinition standard = FunctionDefinition.of(defaultDefinition);
        Set<FunctionDefinition> all = functions.names().stream()
                .map(FunctionDefinition::of)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!standard.isSteeredByHeaders() && functions.consumerIn(standard) != null) {
            all.add(standard);
        }
        for (FunctionDefinition definition : all) {
            Set<String> paths = definition.spellings().stream()
                    .map(spelling -> prefix + "/" + spelling)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (definition.equals(standard)) {
                paths.add(prefix + "/");
                paths.add(prefix);
            }
            registerMapping(
                    RequestMappingInfo.paths(paths.toArray(String[]::new))
                            .options(getBuilderConfiguration())
                            .build(),
                    new FunctionEndpoint(functions.route(definition, paths)),
                    DELIVER);
        }
    }
}
