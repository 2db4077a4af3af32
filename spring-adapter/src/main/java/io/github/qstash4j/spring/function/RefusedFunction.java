package io.github.qstash4j.spring.function;

import java.lang.reflect.Method;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.method.HandlerMethod;

/** Answers in place of a consumer on a way that is closed. */
final class RefusedFunction {

    static final HandlerMethod HANDLER = new HandlerMethod(new RefusedFunction(), method());

    private RefusedFunction() {}

    ResponseEntity<Void> refuse() {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }

    private static Method method() {
        return Objects.requireNonNull(ReflectionUtils.findMethod(RefusedFunction.class, "refuse"));
    }
}
