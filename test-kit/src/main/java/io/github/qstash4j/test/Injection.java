package io.github.qstash4j.test;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ParameterContext;

/** Tells the parameters that a framework for dependency injection resolves, and JUnit lets only one extension do so. */
final class Injection {

    /** By their simple names, since the kit depends on none of those who define them. */
    private static final Set<String> ANNOTATIONS = Set.of("Autowired", "Inject", "Named", "Qualifier", "Value");

    private Injection() {}

    /** Whether the parameter, its method or its constructor has such an annotation, or one that has one itself. */
    static boolean isWanted(ParameterContext parameter) {
        return isAnnotated(parameter.getParameter()) || isAnnotated(parameter.getDeclaringExecutable());
    }

    private static boolean isAnnotated(AnnotatedElement element) {
        return Stream.of(element.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(type ->
                        isOne(type) || Stream.of(type.getAnnotations()).anyMatch(meta -> isOne(meta.annotationType())));
    }

    private static boolean isOne(Class<? extends Annotation> type) {
        return ANNOTATIONS.contains(type.getSimpleName());
    }
}
