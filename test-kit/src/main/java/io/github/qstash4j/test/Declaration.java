package io.github.qstash4j.test;

import java.lang.reflect.Modifier;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What says that a test has a server.
 *
 * @param owner the annotated class, or the registered extension
 */
record Declaration(Object owner, ServerOptions options) {

    /**
     * That of a test class, or of the closest class around it; null when there is none.
     *
     * @throws IllegalStateException when it is an extension of each instance
     */
    static @Nullable Declaration around(Class<?> testClass) {
        for (Class<?> type = testClass; type != null; type = outerClass(type)) {
            Declaration annotated = annotatedOn(type);
            if (annotated != null) {
                return annotated;
            }
            for (QStashExtension extension :
                    AnnotationSupport.findAnnotatedFieldValues(type, RegisterExtension.class, QStashExtension.class)) {
                return extension.declaration();
            }
            checkNoneOfInstances(type);
        }
        return null;
    }

    /** That of the classes around a test class, without its own. */
    static @Nullable Declaration aroundOuter(Class<?> testClass) {
        Class<?> outer = outerClass(testClass);
        return outer == null ? null : around(outer);
    }

    private static void checkNoneOfInstances(Class<?> type) {
        AnnotationSupport.findAnnotatedFields(
                        type, RegisterExtension.class, field -> QStashExtension.class.isAssignableFrom(field.getType()))
                .stream()
                .findFirst()
                .ifPresent(field -> {
                    throw new IllegalStateException("The QStashExtension " + field.getName() + " of " + type.getName()
                            + " belongs to an instance, but the application is started before there is one; make it"
                            + " static.");
                });
    }

    private static @Nullable Class<?> outerClass(Class<?> type) {
        return Modifier.isStatic(type.getModifiers()) ? null : type.getEnclosingClass();
    }

    /** The annotation on the closest test class that has it; null when there is none. */
    static @Nullable Declaration annotatedOn(ExtensionContext context) {
        for (Optional<ExtensionContext> at = Optional.of(context);
                at.isPresent();
                at = at.get().getParent()) {
            Declaration found =
                    at.get().getTestClass().map(Declaration::annotatedOn).orElse(null);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Declaration annotatedOn(Class<?> type) {
        return AnnotationSupport.findAnnotation(type, QStashTest.class)
                .map(annotation -> new Declaration(type, ServerOptions.of(annotation)))
                .orElse(null);
    }

    /** What share it share a server. */
    Object key() {
        return options.lifetime() == Lifetime.SESSION ? options : owner;
    }

    @Override
    public String toString() {
        return owner instanceof Class<?> type ? "@QStashTest of " + type.getName() : "The QStashExtension";
    }
}
